import { statement } from '#platform/postgres';
import { sumOfLeaving } from './buckets.ts';
import { sumOfHold } from './holds.ts';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/** Eight bytes over since when openings and sums are written, as the migration made them. */
const sumOfBeginning = `substr(sha256(timestamptz_send(o.recorded_after)
  || timestamptz_send(o.sums_after)), 1, 8)`;

/**
 * What is read of a main bucket are its unit and its amounts alone, so nothing else of it may be
 * anything but what every main bucket is opened with. Of before the openings stood in the log it is
 * not known whether a bucket and its account were opened in the same instant. Since when they do is
 * written down once, and without it nothing could be told apart.
 */
export const auditMainBuckets = statement<Audit>(
  'audit ledger main buckets',
  `with wrong as (
     select b.account || ' has another main bucket than it was opened with' as problem
     from ledger.bucket b join ledger.account a on a.slot = b.slot and a.id = b.account
     left join ledger.opening_leaf o on o.is_only
     where b.number = 0 and (
       (b.source, b.eligibility, b.zones, b.priority, b.blocks) <> ('mixed', 'any', 15, 100, false)
       or b.expires_at is not null or b.cause <> 'acc_' || replace(b.account::text, '-', '')
       or b.opened_at < a.opened_at
       or b.opened_at <> a.opened_at and a.opened_at > o.sums_after
     )
     union all
     select case when o.is_only is null then 'since when openings stand in the log is gone'
       else 'openings are said to stand in the log since ' || o.recorded_after
         || ', and sums since ' || o.sums_after end
     from (values (true)) one (is_one) left join ledger.opening_leaf o on o.is_only
     where o.is_only is null or o.sum <> ${sumOfBeginning}
   )
   select (select count(*) from ledger.account) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** A hold is in no log, nor is when a bucket left: each is held against the sum written with it. */
export const auditSums = statement<Audit>(
  'audit ledger sums',
  `with wrong as (
     select 'hold ' || h.id || ' is not as it was written' as problem
     from ledger.hold h left join ledger.opening_leaf o on o.is_only
     where case when h.sum is null then h.placed_at > o.sums_after
       else h.sum <> ${sumOfHold()} end
     union all
     select c.account || '/' || c.number || ' left at another instant'
     from ledger.closed_bucket c left join ledger.opening_leaf o on o.is_only
     where case when c.sum is null then c.closed_at > o.sums_after
       else c.sum <> ${sumOfLeaving('c')} end
   )
   select (select count(*) from ledger.hold) + (select count(*) from ledger.closed_bucket)
       as checked,
     array(select problem from wrong limit 20) as problems`,
);
