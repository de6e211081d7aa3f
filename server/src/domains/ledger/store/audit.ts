import { statement } from '#platform/postgres';

/** Each audit is one statement, so one snapshot: it can run while the books are in use. */
interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

export const auditZeroSum = statement<Audit>(
  'audit ledger zero sum',
  `with sums as (
     select unit, sum(amount) as amount from (
       select unit, balance::numeric as amount from ledger.bucket
       union all select unit, balance from ledger.closed_bucket
       union all select unit, credit - debit from ledger.system_total
       union all select unit, (credit - debit)::numeric from ledger.system_delta
     ) all_sides group by unit
   )
   select count(*) as checked,
     coalesce(array_agg(unit || ' is off by ' || amount) filter (where amount <> 0), '{}')
       as problems
   from sums`,
);

export const auditAccounts = statement<Audit>(
  'audit ledger accounts',
  `with owners as (
     select slot, account, bool_or(number = 0) as has_main from (
       select slot, account, number from ledger.bucket
       union all select slot, account, number from ledger.closed_bucket where number <> 0
     ) buckets group by slot, account
   ), wrong as (
     select coalesce(a.id, o.account)
       || case when a.id is null then ' was not opened' else ' has no main bucket' end as problem
     from ledger.account a full join owners o on o.slot = a.slot and o.account = a.id
     where a.id is null or not coalesce(o.has_main, false)
   )
   select (select count(*) from ledger.account) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditBalances = statement<Audit>(
  'audit ledger balances',
  `with moved as (
     select slot, account, bucket, sum(amount) as amount, count(*) as transfers,
       min(unit) as unit, max(unit) as other_unit
     from ledger.transfer group by slot, account, bucket
   ), kept as (
     select slot, account, number as bucket, unit, balance, held, seq, false as is_closed
     from ledger.bucket
     union all
     select slot, account, number, unit, balance, held, seq, true from ledger.closed_bucket
   ), wrong as (
     select coalesce(k.account, m.account) || '/' || coalesce(k.bucket, m.bucket) || ' holds '
       || coalesce(k.balance || ' ' || k.unit || ' after ' || k.seq, 'nothing') || ', its '
       || coalesce(m.transfers, 0) || ' transfers make ' || coalesce(m.amount || ' ' || m.unit, '0')
       as problem
     from kept k full join moved m using (slot, account, bucket)
     where k.account is null or k.balance <> coalesce(m.amount, 0)
       or k.seq <> coalesce(m.transfers, 0) or m.unit <> k.unit or m.other_unit <> k.unit
     union all
     select account || '/' || bucket || ' has left, but not empty: ' || balance || ', ' || held
       || ' held'
     from kept where is_closed and (balance <> 0 or held <> 0)
     union all
     select account || '/' || bucket || ' is there and has left'
     from kept group by slot, account, bucket having count(*) > 1
   )
   select (select count(*) from kept) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditChains = statement<Audit>(
  'audit ledger chains',
  `with links as (
     select account, bucket, seq, amount, balance_after,
       lag(balance_after, 1, 0) over chain as before,
       row_number() over chain as place
     from ledger.transfer
     window chain as (partition by slot, account, bucket order by seq)
   ), wrong as (
     select account || '/' || bucket || ' transfer ' || seq || ': ' || before || ' + ' || amount
       || ' is not ' || balance_after || ', or one is missing before it' as problem
     from links where balance_after <> before + amount or seq <> place
   )
   select (select count(*) from links) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditHolds = statement<Audit>(
  'audit ledger holds',
  `with legs as (
     select h.slot, h.account, (leg->>'bucket')::bigint as number,
       (leg->>'amount')::bigint as amount
     from ledger.hold h, jsonb_array_elements(h.legs) leg where h.state = 'open'
   ), open_legs as (
     select slot, account, number, sum(amount) as amount from legs group by slot, account, number
   ), wrong as (
     select coalesce(b.account, l.account) || '/' || coalesce(b.number, l.number) || ' says '
       || coalesce(b.held, 0) || ' is held, open holds say ' || coalesce(l.amount, 0) as problem
     from ledger.bucket b full join open_legs l using (slot, account, number)
     where coalesce(b.held, 0) <> coalesce(l.amount, 0)
     union all
     select 'hold ' || h.id || ' sets ' || h.unit || ' aside in a bucket of ' || b.unit
     from ledger.hold h cross join jsonb_array_elements(h.legs) leg join ledger.bucket b
       on b.slot = h.slot and b.account = h.account and b.number = (leg->>'bucket')::bigint
     where b.unit <> h.unit
     union all
     select 'hold ' || h.id || ' says ' || h.amount || ', its legs make ' || coalesce(sum(
       (leg->>'amount')::bigint), 0)
     from ledger.hold h left join jsonb_array_elements(h.legs) leg on true
     group by h.slot, h.id, h.amount
     having h.amount <> coalesce(sum((leg->>'amount')::bigint), 0)
   )
   select (select count(*) from ledger.hold) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditSystemAccounts = statement<Audit>(
  'audit ledger system accounts',
  `with moved as (
     select slot, system_account as account, unit, greatest(amount, 0) as debit,
       greatest(-amount, 0) as credit
     from ledger.transfer
     union all
     select slot, debit_account, unit, amount, 0 from ledger.system_transfer
     union all
     select slot, credit_account, unit, 0, amount from ledger.system_transfer
   ), expected as (
     select slot, account, unit, sum(debit) as debit, sum(credit) as credit
     from moved group by slot, account, unit
   ), kept as (
     select slot, account, unit, sum(debit) as debit, sum(credit) as credit from (
       select slot, account, unit, debit, credit from ledger.system_total
       union all select slot, account, unit, debit, credit from ledger.system_delta
     ) parts group by slot, account, unit
   ), wrong as (
     select coalesce(k.account, e.account) || ' in slot ' || coalesce(k.slot, e.slot)
       || ' was debited ' || coalesce(k.debit, 0) || ' and credited ' || coalesce(k.credit, 0)
       || ' ' || coalesce(k.unit, e.unit) || ', by its transfers ' || coalesce(e.debit, 0)
       || ' and ' || coalesce(e.credit, 0) as problem
     from kept k full join expected e using (slot, account, unit)
     where coalesce(k.debit, 0) <> coalesce(e.debit, 0)
       or coalesce(k.credit, 0) <> coalesce(e.credit, 0)
   )
   select (select count(*) from expected) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditTransit = statement<Audit>(
  'audit ledger transit',
  `with moved as (
     select unit, amount::numeric from ledger.transfer where system_account = 'transit'
     union all
     select unit, amount from ledger.system_transfer where debit_account = 'transit'
     union all
     select unit, -amount from ledger.system_transfer where credit_account = 'transit'
   ), sums as (
     select unit, sum(amount) as amount from moved group by unit
   )
   select count(*) as checked,
     coalesce(array_agg('transit keeps ' || amount || ' ' || unit) filter (where amount <> 0), '{}')
       as problems
   from sums`,
);
