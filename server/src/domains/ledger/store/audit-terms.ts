import { statement } from '#platform/postgres';
import { sumOfLeaving } from './buckets.ts';
import { sumOfHold } from './holds.ts';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/**
 * What is read of a main bucket are its unit and its amounts alone, so nothing else of it may be
 * anything but what every main bucket is opened with. Of before the openings stood in the log it is
 * not known whether a bucket and its account were opened in the same instant. That instant is one
 * of a transfer.
 */
export const auditMainBuckets = statement<Audit>(
  'audit ledger main buckets',
  `with wrong as (
     select b.account || ' has another main bucket than it was opened with' as problem
     from ledger.bucket b join ledger.account a on a.slot = b.slot and a.id = b.account
     cross join ledger.opening_leaf o
     where b.number = 0 and (
       (b.source, b.eligibility, b.zones, b.priority, b.blocks) <> ('mixed', 'any', 15, 100, false)
       or b.expires_at is not null or b.cause <> 'acc_' || replace(b.account::text, '-', '')
       or b.opened_at < a.opened_at
       or b.opened_at <> a.opened_at and a.opened_at > o.recorded_after
     )
     union all
     select 'openings are said to stand in the log since ' || recorded_after
     from ledger.opening_leaf o
     where isfinite(recorded_after)
       and not exists (select from ledger.transfer t where t.recorded_at = o.recorded_after)
       and exists (select from ledger.transfer t where t.recorded_at < o.recorded_after)
   )
   select (select count(*) from ledger.account) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** A hold is in no log, nor is when a bucket left: each is held against the sum written with it. */
export const auditSums = statement<Audit>(
  'audit ledger sums',
  `with wrong as (
     select 'hold ' || h.id || ' is not as it was written' as problem
     from ledger.hold h cross join ledger.opening_leaf o
     where case when h.sum is null then h.placed_at > o.recorded_after
       else h.sum <> ${sumOfHold()} end
     union all
     select c.account || '/' || c.number || ' left at another instant'
     from ledger.closed_bucket c cross join ledger.opening_leaf o
     where case when c.sum is null then c.closed_at > o.recorded_after
       else c.sum <> ${sumOfLeaving('c')} end
   )
   select (select count(*) from ledger.hold) + (select count(*) from ledger.closed_bucket)
       as checked,
     array(select problem from wrong limit 20) as problems`,
);
