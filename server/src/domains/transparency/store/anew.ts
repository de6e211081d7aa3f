import type { Owner } from '#platform/postgres';
import { sumOfKey } from './keys.ts';

interface Ended {
  readonly origin: string;
  readonly size: number;
  readonly isHalted: boolean;
}

/** The log that is to end, unless somebody else is at it. */
export async function lockToClear(owner: Owner): Promise<Ended | undefined> {
  const { rows } = await owner.query<Ended>(
    `select origin, size::float8 as size, halted_at is not null as "isHalted"
     from transparency.log for update skip locked`,
  );
  return rows[0];
}

/** Keeps a log that ends: its newest checkpoint, every tile, and the entries below them. */
export async function keepEnded(
  owner: Owner,
  { origin, at }: Readonly<Record<'origin' | 'at', string>>,
): Promise<void> {
  await owner.query(
    `insert into transparency.ended_log (origin, size, note, ended_at)
     select $1, c.size, c.note || coalesce((select string_agg(w.line || chr(10), ''
         order by w.verifier) from transparency.cosignature w where w.size = c.size), ''), $2
     from transparency.checkpoint c order by c.size desc limit 1`,
    [origin, at],
  );
  await owner.query(
    `insert into transparency.ended_tile (origin, level, number, hashes)
     select $1, level, number, hashes from transparency.tile
     union all
     select $1, e.level, l.size >> (8 * (e.level + 1)), e.hashes
     from transparency.edge e cross join transparency.ended_log l
     where l.origin = $1 and octet_length(e.hashes) > 0
     union all
     select $1, -1, index / 256, string_agg(entry, ''::bytea order by index)
     from transparency.leaf group by index / 256`,
    [origin],
  );
}

const closed = {
  retired_at: 'least(k.retired_at, $1::timestamptz)',
  last_size: 'coalesce(k.last_size, $2::int8)',
};

/** Another log in place of the one that was, whose keys have signed so many leaves at most. */
export async function clearLog(
  owner: Owner,
  { origin, lastSize, at }: Readonly<Record<'origin' | 'at', string>> & { lastSize: number },
): Promise<void> {
  await owner.query(
    `update transparency.key k set retired_at = least(retired_at, $1::timestamptz),
       last_size = coalesce(last_size, $2::int8), sum = ${sumOfKey(closed)}`,
    [at, lastSize],
  );
  await owner.query(
    `truncate transparency.leaf, transparency.tile, transparency.edge, transparency.checkpoint,
       transparency.cosignature, transparency.witness`,
  );
  await owner.query(
    `update transparency.log set origin = $1, size = 0, sealed_until = null, mark_at = null,
       mark_xid = null, swept_until = null, halted_at = null`,
    [origin],
  );
}
