import { statement } from '#platform/postgres';

export interface EndedRow {
  readonly origin: string;
  readonly size: bigint;
  readonly note: string;
}

export const readEnded = statement<EndedRow>(
  'read transparency.ended_log',
  'select origin, size, note from transparency.ended_log where origin = $1',
);

/** At the level -1 stand the entries below the tiles. */
export const readEndedTile = statement<{ hashes: Buffer }>(
  'read transparency.ended_tile',
  `select hashes from transparency.ended_tile
   where origin = $1 and level = $2 and number = $3`,
);

export const auditEndedLogs = statement<EndedRow>(
  'audit transparency.ended_log',
  'select origin, size, note from transparency.ended_log order by origin',
);

/** The tiles of a level from a number on, at most $4. */
export const auditEndedTiles = statement<{ number: bigint; hashes: Buffer }>(
  'audit transparency.ended_tile',
  `select number, hashes from transparency.ended_tile
   where origin = $1 and level = $2 and number >= $3 order by number limit $4`,
);

export const countEndedTiles = statement<{ count: bigint }>(
  'audit transparency.ended_tile count',
  'select count(*) as count from transparency.ended_tile where origin = $1',
);
