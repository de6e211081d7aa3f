import type { Unit } from '#base';
import type { FundingSource } from '#ledger';
import { insertRows, setStatement, statement } from '#platform/postgres';

export const insertMadeBuckets = insertRows('balance_actions.bucket', {
  slot: 'int2',
  account: 'uuid',
  number: 'int8',
  unit: 'text',
  name: 'text',
  client: 'uuid',
  expiresAt: 'instant',
  madeAt: 'instant',
});

export interface MadeBucketRow {
  readonly unit: Unit;
  readonly expiresAt: number | null;
  readonly openedAt: number | null;
}

export const readMadeBucket = statement<MadeBucketRow>(
  'read balance_actions.bucket',
  `select unit, expires_at, opened_at from balance_actions.bucket
   where slot = $1 and account = $2 and number = $3`,
);

export const updateOpened = setStatement(
  'update balance_actions.bucket opened',
  { slot: 'int2', account: 'uuid', number: 'int8', openedAt: 'instant' },
  `update balance_actions.bucket b set opened_at = r.opened_at from :rows
   where b.slot = r.slot and b.account = r.account and b.number = r.number`,
);

export interface ListedBucketRow {
  readonly slot: number;
  readonly account: string;
  readonly number: bigint;
  readonly unit: Unit;
  readonly balance: bigint;
  readonly held: bigint;
  readonly source: FundingSource;
  readonly zones: number;
  readonly expiresAt: number | null;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly name: string | null;
}

const shown = `slot, account, number, unit, balance, held, source, zones, expires_at, opened_at,
  closed_at, name`;

/** Made and not credited yet, so that the ledger has none of it. */
const awaited = `select slot, account, number, unit, 0::bigint as balance, 0::bigint as held,
    'promotion' as source, 15::smallint as zones, expires_at, made_at as opened_at,
    null::timestamptz as closed_at, name
  from balance_actions.bucket where opened_at is null`;

const named = `left join balance_actions.bucket m
  on m.slot = b.slot and m.account = b.account and m.number = b.number`;

const fromLedger = `b.slot, b.account, b.number, b.unit, b.balance, b.held, b.source, b.zones,
  b.expires_at, b.opened_at`;

/** All that a line has, and what it has had. */
export const readBucketsOfLine = statement<ListedBucketRow>(
  'read ledger.bucket_view of line',
  `select ${shown} from (
     select ${fromLedger}, b.closed_at, m.name from ledger.bucket_view b ${named}
     where b.slot = $1 and b.account = $2
     union all
     ${awaited} and slot = $1 and account = $2
   ) buckets order by closed_at is not null, number limit $3`,
);

/** $1 units, $2 now, $3 whether only what is alive or only what is over is wanted. */
const wanted = `($1::text[] is null or unit = any ($1))
  and ($3::boolean is null or $3 = (expires_at is null or expires_at >= $2::timestamptz))`;

const ofEveryLine = `(
    select ${fromLedger}, null::timestamptz as closed_at, m.name
    from ledger.open_bucket_view b ${named} where b.kind = 'line'
    union all
    ${awaited}
  ) buckets where ${wanted}`;

export const readEveryBucket = statement<ListedBucketRow>(
  'read ledger.open_bucket_view',
  `select ${shown} from ${ofEveryLine} order by slot, account, number offset $4 limit $5`,
);

export const countEveryBucket = statement<{ count: bigint }>(
  'count ledger.open_bucket_view',
  `select count(*) as count from (select 1 from ${ofEveryLine} limit $4) counted`,
);

/** A line's money or units of one kind. */
export const readEverySum = statement<{ slot: number; account: string; unit: Unit }>(
  'read ledger.open_bucket_view sums',
  `select slot, account, unit from ledger.open_bucket_view
   where kind = 'line' and ($1::text[] is null or unit = any ($1))
   group by slot, account, unit order by slot, account, unit offset $2 limit $3`,
);

export const countEverySum = statement<{ count: bigint }>(
  'count ledger.open_bucket_view sums',
  `select count(*) as count from (
     select 1 from ledger.open_bucket_view
     where kind = 'line' and ($1::text[] is null or unit = any ($1))
     group by slot, account, unit limit $2) counted`,
);
