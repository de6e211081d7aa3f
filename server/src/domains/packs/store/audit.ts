import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/** What was taken for a term is what its row says, and nothing is taken for no term. */
export const auditPrices = statement<Audit>(
  'audit packs prices',
  `with taken as (
     select slot, account as line, cause, sum(amount) as amount
     from ledger.transfer_view
     where cause like 'ter\\_%' and unit = 'HKD' and debit_account = 'owner'
     group by slot, account, cause
   ), terms as (
     select slot, line, 'ter_' || replace(id::text, '-', '') as id, price_minor from packs.term
   ), wrong as (
     select coalesce(m.id, t.cause) || ' says it cost ' || coalesce(m.price_minor, 0)
       || ', and ' || coalesce(t.amount, 0) || ' was taken' as problem
     from terms m full join taken t on t.slot = m.slot and t.cause = m.id and t.line = m.line
     where coalesce(m.price_minor, 0) <> coalesce(t.amount, 0)
   )
   select (select count(*) from terms) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** A term that was renewed is followed by one term of its kind, which begins after it ends. */
export const auditFollowers = statement<Audit>(
  'audit packs followers',
  `with wrong as (
     select t.id || ' was renewed and is followed by ' || count(f.id) || ' terms' as problem
     from packs.term t
     left join packs.term f on f.slot = t.slot and f.line = t.line and f.follows = t.id
     where t.state = 'renewed'
     group by t.slot, t.id having count(f.id) <> 1
     union all
     select f.id || ' follows ' || f.follows || ', which is ' || coalesce(t.state, 'not there')
       || ' until ' || coalesce(t.ends_at::text, 'never')
     from packs.term f
     left join packs.term t on t.slot = f.slot and t.id = f.follows
     where f.follows is not null and not coalesce(
       t.state = 'renewed' and t.kind = f.kind and t.line = f.line and t.ends_at < f.starts_at,
       false)
   )
   select (select count(*) from packs.term) as checked,
     array(select problem from wrong limit 20) as problems`,
);
