import type { Owner } from '#platform/postgres';

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

/** Another log in place of the one that was, whose keys have signed so many leaves at most. */
export async function clearLog(
  owner: Owner,
  { origin, lastSize, at }: Readonly<Record<'origin' | 'at', string>> & { lastSize: number },
): Promise<void> {
  await owner.query(
    `update transparency.key set retired_at = least(retired_at, $1::timestamptz),
       last_size = coalesce(last_size, $2)`,
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
