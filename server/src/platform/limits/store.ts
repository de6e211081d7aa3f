import { statement } from '#platform/postgres';

const now = '$4::timestamptz';
const growth = `$5 * interval '1 microsecond'`;

/**
 * From when the next token counts: a key at rest counts from now. A row further ahead than any
 * limit reaches was written before the clock was set back, and says nothing.
 */
const start = `case when l.full_at > ${now} + $6 * interval '2 microseconds' then ${now}
    else greatest(l.full_at, ${now}) end`;

/**
 * The generic cell rate algorithm (ITU-T I.371, annex A) as one statement: a token moves `full_at`
 * on by $5, the time one token takes to grow, and is there while `full_at` stays within $6, the
 * time all of them take. The row is locked by the conflict itself, so takers come one after the
 * other; the second branch reads what refused this one, and finds nothing where that is younger
 * than our snapshot.
 */
export const takeOne = statement<{ isTaken: boolean; fullAt: number }>(
  'take platform.rate_limit',
  `with taken as (
     insert into platform.rate_limit as l (slot, name, key, full_at)
     values ($1, $2, $3, ${now} + ${growth})
     on conflict (slot, name, key) do update set full_at = ${start} + ${growth}
       where ${start} + ${growth} <= ${now} + $6 * interval '1 microsecond'
     returning full_at
   )
   select true as is_taken, full_at from taken
   union all
   select false, l.full_at from platform.rate_limit l
   where l.slot = $1 and l.name = $2 and l.key = $3 and not exists (select from taken)`,
);

export const deleteFull = statement<{ gone: bigint }>(
  'sweep platform.rate_limit',
  `with gone as (
     delete from platform.rate_limit where full_at <= $1::timestamptz returning 1
   )
   select count(*) as gone from gone`,
);
