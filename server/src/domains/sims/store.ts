import { statement } from '#platform/postgres';

export interface SwapRow {
  readonly id: string;
  readonly line: string;
  readonly imsi: string;
  readonly reason: string;
  readonly note: string;
  readonly state: string;
  readonly askedBy: string;
  readonly askedAt: number;
  readonly dueAt: number;
  readonly endedBy: string | null;
  readonly endedWhy: string | null;
}

const columns = `id, line, imsi, reason, note, state, asked_by, asked_at, due_at, ended_by,
  ended_why`;

/** A line has one that is held, and so has a SIM: whoever comes second gets no row. */
export const insertSwap = statement<SwapRow>(
  'insert sims.swap',
  `insert into sims.swap (slot, id, line, imsi, reason, note, state, asked_by, asked_at, due_at)
   values ($1, $2, $3, $4, $5, $6, 'held', $7, $8::timestamptz, $9::timestamptz)
   on conflict do nothing returning ${columns}`,
);

export const lockSwap = statement<SwapRow>(
  'lock sims.swap',
  `select ${columns} from sims.swap where slot = $1 and id = $2 for no key update`,
);

export const endSwap = statement<SwapRow>(
  'end sims.swap',
  `update sims.swap
   set state = $3, ended_by = $4, ended_why = $5, ended_at = $6::timestamptz
   where slot = $1 and id = $2 returning ${columns}`,
);

/** Held ones whose time has come. */
export const readDueSwaps = statement<{ id: string }>(
  'read sims.swap due',
  `select id from sims.swap where state = 'held' and due_at <= $1::timestamptz
   order by due_at limit $2`,
);

/** Held ones of all lines, the next due first. */
export const readHeldSwaps = statement<SwapRow>(
  'read sims.swap held',
  `select ${columns} from sims.swap where state = 'held' order by due_at limit $1`,
);

export const readSwapsOfLine = statement<SwapRow>(
  'read sims.swap of line',
  `select ${columns} from sims.swap where slot = $1 and line = $2
   order by asked_at desc limit $3`,
);

export const readDoneSince = statement<{ isThere: boolean }>(
  'read sims.swap done since',
  `select exists (
     select from sims.swap
     where slot = $1 and line = $2 and state = 'done' and ended_at > $3::timestamptz
   ) as is_there`,
);
