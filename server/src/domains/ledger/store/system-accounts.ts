import { statement } from '#platform/postgres';

/**
 * Removing the deltas and adding them to the totals is one statement: what a transaction commits
 * meanwhile is not seen, stays, and is folded in next time. Limited, so that a long backlog is no
 * long transaction.
 */
export const rollUp = statement<{ folded: bigint }>(
  'roll up ledger.system_delta',
  `with gone as (
     delete from ledger.system_delta
     where ctid = any (array(
       select ctid from ledger.system_delta limit 50000 for update skip locked
     ))
     returning slot, account, unit, debit, credit
   ), added as (
     insert into ledger.system_total as t (slot, account, unit, debit, credit)
     select slot, account, unit, sum(debit), sum(credit) from gone group by slot, account, unit
     order by slot, account, unit
     on conflict (slot, account, unit)
     do update set debit = t.debit + excluded.debit, credit = t.credit + excluded.credit
   )
   select count(*) as folded from gone`,
);

export const readSystemBalances = statement<{ account: string; unit: string; net: string }>(
  'read ledger.system_total',
  `select account, unit, sum(debit - credit)::text as net from (
     select account, unit, debit, credit from ledger.system_total
     union all
     select account, unit, debit, credit from ledger.system_delta
   ) moved
   group by account, unit order by account, unit`,
);
