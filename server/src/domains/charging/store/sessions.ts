import { idFrom, slotOf, uuidOf } from '#base';
import { setStatement, statement } from '#platform/postgres';
import { readCounts, writeCounts } from '../counts-json.ts';
import { readGroups, writeGroups } from '../groups-json.ts';
import type { Session, SessionState } from '../session.ts';

interface SessionRow {
  readonly line: string;
  readonly number: bigint;
  readonly consumer: string;
  readonly chargingId: string;
  readonly notifyUri: string | null;
  readonly state: SessionState;
  readonly sequence: bigint;
  readonly groups: unknown;
  readonly counts: unknown;
  readonly openedAt: number;
  readonly heardAt: number;
  readonly dueAt: number;
}

const columns = `s.line, s.number, s.consumer, s.charging_id, s.notify_uri, s.state, s.sequence,
  s.groups, s.counts, s.opened_at, s.heard_at, s.due_at`;

/** A session as it was read, and where its row is for as long as its line's account is locked. */
interface PlacedRow extends SessionRow {
  readonly place: number;
}

const lineKey = { slot: 'int2', line: 'uuid' } as const;
const key = { ...lineKey, number: 'int8' } as const;

/** Read in the round trip that locks the line's account: who changes a session has locked that. */
export const readSessions = setStatement<typeof key, PlacedRow>(
  'read charging.session',
  key,
  `select ${columns}, s.place from :rows, lateral (
     select s.*, s.ctid as place from charging.session s
     where s.slot = r.slot and s.line = r.line and s.number = r.number limit 1
   ) s`,
);

/** A network that did not hear the answer to its first question asks it again. */
export const readSessionsByChargingId = setStatement<
  typeof lineKey & { consumer: 'text'; chargingId: 'text' },
  PlacedRow
>(
  'read charging.session by charging id',
  { ...lineKey, consumer: 'text', chargingId: 'text' },
  `select ${columns}, s.place from :rows, lateral (
     select s.*, s.ctid as place from charging.session s
     where s.slot = r.slot and s.line = r.line and s.consumer = r.consumer
       and s.charging_id = r.charging_id
     order by s.number desc limit 1
   ) s`,
);

export const readOpenSessions = setStatement<typeof lineKey, SessionRow>(
  'read charging.session open',
  lineKey,
  `select ${columns} from :rows, lateral (
     select * from charging.session s
     where s.slot = r.slot and s.line = r.line and s.state = 'open'
     order by s.number
   ) s`,
);

/** The day counts of lines that another session than the one at hand has. */
export const readCountsBeside = setStatement<typeof key, { line: string; counts: unknown }>(
  'read charging.session counts',
  key,
  `select s.line, s.counts from :rows, lateral (
     select line, counts from charging.session s
     where s.slot = r.slot and s.line = r.line and s.number = r.number limit 1
   ) s`,
);

/** The day counts of a line, outside of any transaction. */
export const readCountsOf = statement<{ counts: unknown }>(
  'read charging.session counts of line',
  `select s.counts from charging.profile p
   join charging.session s on s.slot = p.slot and s.line = p.line and s.number = p.counted_by
   where p.slot = $1 and p.line = $2`,
);

/** For a person who looks: those of one line that are open, newest first. */
export const readRunningSessions = statement<SessionRow>(
  'read charging.session running',
  `select ${columns} from charging.session s
   where s.slot = $1 and s.line = $2 and s.state = 'open'
   order by s.number desc limit 50`,
);

const changing = {
  notifyUri: 'text',
  state: 'text',
  sequence: 'int8',
  groups: 'jsonb',
  counts: 'jsonb',
  heardAt: 'instant',
  dueAt: 'instant',
} as const;

export const insertSessions = setStatement(
  'insert charging.session',
  { ...key, ...changing, consumer: 'text', chargingId: 'text', openedAt: 'instant' },
  `insert into charging.session (slot, line, number, consumer, charging_id, notify_uri, state,
     sequence, groups, counts, opened_at, heard_at, due_at)
   select r.slot, r.line, r.number, r.consumer, r.charging_id, r.notify_uri, r.state, r.sequence,
     r.groups::json, r.counts::json, r.opened_at, r.heard_at, r.due_at
   from :rows`,
);

/** Where they were read: nobody else writes a row whose line's account is locked. */
export const updateSessions = setStatement(
  'update charging.session',
  { place: 'place', ...key, ...changing },
  `update charging.session s
   set notify_uri = r.notify_uri, state = r.state, sequence = r.sequence, groups = r.groups::json,
     counts = r.counts::json, heard_at = r.heard_at, due_at = r.due_at
   from :rows
   where s.ctid = r.place and s.slot = r.slot and s.line = r.line and s.number = r.number`,
);

/** Sessions whose network has been silent for too long, of all slots. */
export const readSilentSessions = statement<{ line: string; number: bigint }>(
  'read charging.session silent',
  `select line, number from charging.session
   where slot = any ($2::int2[]) and due_at <= $1::timestamptz and state = 'open'
   order by due_at limit $3`,
);

/** Sessions that were over long ago, of all slots. */
export const readOldSessions = statement<{ line: string; number: bigint }>(
  'read charging.session old',
  `select line, number from charging.session
   where slot = any ($2::int2[]) and due_at <= $1::timestamptz and state <> 'open'
   order by due_at limit $3`,
);

/** Once their lines' accounts are locked: the network may have spoken since they were found. */
export const deleteOldSessions = setStatement<typeof key & { at: 'instant' }, { number: bigint }>(
  'delete charging.session',
  { ...key, at: 'instant' },
  `delete from charging.session s using :rows
   where s.slot = r.slot and s.line = r.line and s.number = r.number
     and s.due_at <= r.at and s.state <> 'open'
   returning s.number`,
);

export function sessionOf(row: SessionRow): Session {
  return {
    ...row,
    line: idFrom('lin', row.line),
    sequence: Number(row.sequence),
    groups: readGroups(row.groups),
    counts: readCounts(row.counts),
  };
}

export function rowOfSession(session: Session) {
  const { line, groups, counts, ...plain } = session;
  const kept = { groups: writeGroups(groups), counts: writeCounts(counts) };
  return { ...plain, ...kept, slot: slotOf(line), line: uuidOf(line) };
}
