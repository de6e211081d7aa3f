import type { Zone } from '#base';
import type { Destination, Service } from '#catalog';
import type { FundingSource } from '#ledger';
import { insertRows, statement } from '#platform/postgres';

export const insertUsage = insertRows('charging.usage', {
  slot: 'int2',
  line: 'uuid',
  recordedAt: 'instant',
  id: 'uuid',
  session: 'int8',
  ratingGroup: 'int8',
  report: 'int8',
  service: 'text',
  zone: 'text',
  direction: 'text',
  destination: 'text',
  usedFrom: 'instant',
  usedUntil: 'instant',
  usedUnits: 'int8',
  countedUnits: 'int8',
  moneyUnits: 'int8',
  plan: 'text',
  rate: 'text',
  catalogVersion: 'int8',
  connectMinor: 'int8',
  amountMinor: 'int8',
  uncollectedMinor: 'int8',
  unitsBefore: 'int8',
  amountBefore: 'int8',
  restBefore: 'int8',
  paid: 'jsonb',
});

export interface UsageRow {
  readonly id: string;
  readonly recordedAt: number;
  readonly service: Service;
  readonly zone: Zone;
  readonly direction: 'out' | 'in' | null;
  readonly destination: Destination | null;
  readonly usedFrom: number;
  readonly usedUntil: number;
  readonly usedUnits: bigint;
  readonly countedUnits: bigint;
  readonly moneyUnits: bigint;
  readonly plan: string;
  readonly rate: string | null;
  readonly catalogVersion: bigint;
  readonly connectMinor: bigint;
  readonly amountMinor: bigint;
  readonly uncollectedMinor: bigint;
  readonly unitsBefore: bigint;
  readonly amountBefore: bigint;
  readonly restBefore: bigint;
  readonly paid: readonly {
    readonly bucket: string;
    readonly unit: string;
    readonly amount: string;
  }[];
}

/**
 * What a line was charged, newest first, recorded from $3 until before $4; of zone $5 and service
 * $6, or of all where these are null. At most $7, more only for those recorded at one instant, so
 * that the instant is all one needs to ask for the next.
 */
export const readUsageOf = statement<UsageRow>(
  'read charging.usage of line',
  `select id, recorded_at, service, zone, direction, destination, used_from, used_until,
     used_units, counted_units, money_units, plan, rate, catalog_version, connect_minor,
     amount_minor, uncollected_minor, units_before, amount_before, rest_before, paid
   from charging.usage
   where slot = $1 and line = $2 and recorded_at >= $3::timestamptz
     and recorded_at < $4::timestamptz
     and ($5::text is null or zone = $5) and ($6::text is null or service = $6)
   order by recorded_at desc fetch first $7 rows with ties`,
);

/** Whether a line was charged for anything that was recorded before an instant. */
export const readIsUsageBefore = statement<{ isThere: boolean }>(
  'read charging.usage before',
  `select exists (
     select from charging.usage
     where slot = $1 and line = $2 and recorded_at < $3::timestamptz
   ) as is_there`,
);

/**
 * What use took from a line's money after $3 and until $4, by how many times 24 hours before $4,
 * and when the first of it was recorded. What came later counts to the last of them.
 */
export const readRecentUseOf = statement<{
  readonly daysAgo: number;
  readonly spentMinor: string;
  readonly firstAt: number;
}>(
  'read charging.usage recent',
  `select greatest(0, floor(extract(epoch from $4::timestamptz - recorded_at) / 86400))::int4
     as days_ago, sum(amount_minor - uncollected_minor) as spent_minor,
     min(recorded_at) as first_at
   from charging.usage where slot = $1 and line = $2 and recorded_at > $3::timestamptz
     and recorded_at < $4::timestamptz + interval '1 day'
   group by 1`,
);

/**
 * When a line was charged for anything last, of what was recorded since $3. Nothing is later than
 * $4, but the months ahead are there already, and each would be opened and looked at: 24 of them
 * were most of what this took.
 */
export const readLastUseOf = statement<{ readonly at: number }>(
  'read charging.usage last',
  `select recorded_at as at from charging.usage
   where slot = $1 and line = $2 and recorded_at >= $3::timestamptz
     and recorded_at < $4::timestamptz
   order by recorded_at desc limit 1`,
);

export interface UsageTotalRow {
  readonly day: string;
  readonly zone: Zone;
  readonly service: Service;
  readonly usedUnits: bigint;
  readonly packUnits: bigint;
  readonly amountMinor: bigint;
}

/**
 * What was used from $3 until before $4, by Hong Kong day, zone and service. A use is recorded a
 * day later at the latest, so that no more of the table is read.
 */
export const readUsageTotals = statement<UsageTotalRow>(
  'read charging.usage totals',
  `select (used_from at time zone 'Asia/Hong_Kong')::date::text as day, zone, service,
     sum(used_units)::int8 as used_units,
     sum(counted_units - money_units)::int8 as pack_units,
     sum(amount_minor - uncollected_minor)::int8 as amount_minor
   from charging.usage
   where slot = $1 and line = $2 and recorded_at >= $3::timestamptz
     and recorded_at < $4::timestamptz + interval '1 day'
     and used_from >= $3::timestamptz and used_from < $4::timestamptz
     and ($5::text is null or zone = $5) and ($6::text is null or service = $6)
   group by 1, 2, 3 order by 1 desc, 2, 3`,
);

/** Where the units of a line's buckets came from, those of buckets that are over included. */
export const readSourcesOf = statement<{ number: bigint; source: FundingSource }>(
  'read ledger.bucket sources',
  'select number, source from ledger.bucket_view where slot = $1 and account = $2',
);
