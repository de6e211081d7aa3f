import { insertRows, setStatement, statement } from '#platform/postgres';

export interface LogRow {
  readonly origin: string;
  readonly size: bigint;
  readonly sealedUntil: number | null;
  readonly markAt: number | null;
  readonly markXid: bigint | null;
  readonly sweptUntil: number | null;
  /** Since when nothing is appended; null while the log grows. */
  readonly haltedAt: number | null;
}

/** The log's only row, unless somebody else seals just now; the transaction that seals holds it. */
export const lockLog = statement<LogRow>(
  'lock transparency.log',
  `select origin, size, sealed_until, mark_at, mark_xid, swept_until, halted_at
   from transparency.log for update skip locked`,
);

export const readLog = statement<LogRow>(
  'read transparency.log',
  `select origin, size, sealed_until, mark_at, mark_xid, swept_until, halted_at
   from transparency.log`,
);

export const insertLog = statement(
  'insert transparency.log',
  `insert into transparency.log (origin, size) values ($1, 0) on conflict (is_only) do nothing`,
);

export const updateLog = statement(
  'update transparency.log',
  `update transparency.log set size = $1, sealed_until = $2, mark_at = $3, mark_xid = $4,
     swept_until = $5`,
);

/** The root that was signed over so many leaves, while that checkpoint is kept. */
export const readRootOf = statement<{ readonly root: Buffer }>(
  'read transparency.checkpoint root',
  'select root from transparency.checkpoint where size = $1',
);

/** Lets the log stand still since $1, or go on where that is null. */
export const writeHalted = statement(
  'update transparency.log halted',
  'update transparency.log set halted_at = $1 where is_only',
);

export interface EdgeRow {
  readonly level: number;
  readonly hashes: Buffer;
}

export const readEdge = statement<EdgeRow>(
  'read transparency.edge',
  'select level, hashes from transparency.edge order by level',
);

export const writeEdge = setStatement(
  'write transparency.edge',
  { level: 'int2', hashes: 'bytea' },
  `insert into transparency.edge as e (level, hashes) select r.level, r.hashes from :rows
   on conflict (level) do update set hashes = excluded.hashes`,
);

export const insertTiles = insertRows('transparency.tile', {
  level: 'int2',
  number: 'int8',
  hashes: 'bytea',
});

export interface TileRow {
  readonly level: number;
  readonly number: bigint;
  readonly hashes: Buffer;
}

/** Full tiles by their places, given as two arrays. */
export const readTiles = statement<TileRow>(
  'read transparency.tile',
  `select t.level, t.number, t.hashes
   from unnest($1::int2[], $2::int8[]) as r(level, number)
   join transparency.tile t on t.level = r.level and t.number = r.number`,
);

export const insertCheckpoint = insertRows('transparency.checkpoint', {
  size: 'int8',
  root: 'bytea',
  note: 'text',
  signedAt: 'instant',
});

/** The same checkpoints, signed by other keys. */
export const writeNotes = setStatement(
  'write transparency.checkpoint note',
  { size: 'int8', note: 'text' },
  `update transparency.checkpoint c set note = r.note from :rows where c.size = r.size`,
);

export interface Head {
  readonly size: bigint;
  readonly note: string;
  readonly signedAt: number;
  readonly levels: readonly number[];
  readonly hashes: readonly Buffer[];
}

const edges = `
     array(select level from transparency.edge order by level) as levels,
     array(select hashes from transparency.edge order by level) as hashes`;

/** The newest checkpoint with the edge of its tree, of one moment. */
export const readHead = statement<Head>(
  'read transparency.checkpoint newest',
  `select c.size, c.note, c.signed_at, ${edges}
   from transparency.checkpoint c order by c.size desc limit 1`,
);

export interface CosignedHead extends Head {
  /** What witnesses have signed of it. */
  readonly cosignatures: readonly string[];
}

/**
 * Of the last twenty checkpoints with more than $1 leaves that witnesses of the keys $2 have
 * signed, the newest of those that most have signed. The edge is of now: it holds that of before.
 */
export const readCosignedHead = statement<CosignedHead>(
  'read transparency.checkpoint cosigned',
  `select c.size, c.note, c.signed_at, ${edges},
     array(select w.line from transparency.cosignature w
       where w.size = c.size and w.verifier = any($2::text[]) order by w.verifier) as cosignatures
   from transparency.checkpoint c
   where c.size = (select s.size from (
       select size, count(*) as signers from transparency.cosignature
       where size > $1 and verifier = any($2::text[])
       group by size order by size desc limit 20) s
     order by s.signers desc, s.size desc limit 1)`,
);

export const writeSwept = statement(
  'update transparency.log swept',
  'update transparency.log set size = $1, swept_until = $2',
);

/** Of checkpoints older than $1 one an hour is kept, for whoever compares with an old one. */
export const deleteOldCheckpoints = statement(
  'delete transparency.checkpoint',
  `delete from transparency.checkpoint c where c.signed_at < $1::timestamptz and exists (
     select from transparency.checkpoint later
     where later.size > c.size
       and date_trunc('hour', later.signed_at) = date_trunc('hour', c.signed_at))`,
);
