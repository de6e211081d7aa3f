import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import type { Session } from './session.ts';
import { type SessionId, sessionIdOf } from './session-id.ts';
import {
  insertSessions,
  readSessions,
  readSessionsByChargingId,
  rowOfSession,
  sessionOf,
  updateSessions,
} from './store/sessions.ts';

/** How a network knows a session before it has our name for it. */
export interface ChargingKey {
  readonly line: LineId;
  readonly consumer: string;
  readonly chargingId: string;
}

interface KeptSessions {
  readonly sessions: Map<SessionId, Session>;
  /** As they were read, and where their rows are. */
  readonly before: Map<SessionId, { readonly session: Session; readonly place: number }>;
  readonly byKey: Map<string, SessionId>;
}

const owner = {};

function keptSessionsOf(tx: Tx): KeptSessions {
  return tx.state(owner, () => {
    const kept: KeptSessions = { sessions: new Map(), before: new Map(), byKey: new Map() };
    tx.beforeFlush(() => writeSessions(tx, kept));
    return kept;
  });
}

/** Reads sessions of lines that are locked in the same round trip. */
export async function loadSessions(
  tx: Tx,
  ids: readonly { readonly line: LineId; readonly number: bigint }[],
  keys: readonly ChargingKey[] = [],
): Promise<readonly Session[]> {
  const kept = keptSessionsOf(tx);
  const [named, begun] = await Promise.all([
    tx.load(readSessions, unique(ids.map(({ line, number }) => ({ ...keyOf(line), number })))),
    tx.load(readSessionsByChargingId, unique(keys.map((key) => ({ ...key, ...keyOf(key.line) })))),
  ]);
  for (const { place, ...row } of [...named, ...begun]) {
    const session = sessionOf(row);
    const id = sessionIdOf(session.line, session.number);
    if (kept.sessions.has(id)) continue;
    kept.sessions.set(id, session);
    kept.before.set(id, { session, place });
  }
  for (const [id, session] of kept.sessions) kept.byKey.set(textOf(session), id);
  return [...kept.sessions.values()];
}

export function keptSession(tx: Tx, id: SessionId): Session | undefined {
  return keptSessionsOf(tx).sessions.get(id);
}

export function sessionOfKey(tx: Tx, key: ChargingKey): Session | undefined {
  const { sessions, byKey } = keptSessionsOf(tx);
  const id = byKey.get(textOf(key));
  return id === undefined ? undefined : sessions.get(id);
}

/** Keeps a session as it stands now; it is written at the end of the transaction. */
export function keepSession(tx: Tx, session: Session): SessionId {
  const { sessions, byKey } = keptSessionsOf(tx);
  const id = sessionIdOf(session.line, session.number);
  const before = sessions.get(id);
  const beforeKey = byKey.get(textOf(session));
  sessions.set(id, session);
  byKey.set(textOf(session), id);
  tx.onUndo(() => {
    if (before) sessions.set(id, before);
    else sessions.delete(id);
    if (beforeKey) byKey.set(textOf(session), beforeKey);
    else byKey.delete(textOf(session));
  });
  return id;
}

function writeSessions(tx: Tx, { sessions, before }: KeptSessions): void {
  for (const [id, session] of sessions) {
    const was = before.get(id);
    if (was?.session === session) continue;
    const row = rowOfSession(session);
    if (was) tx.append(updateSessions, { ...row, place: was.place });
    else tx.append(insertSessions, row);
  }
}

function keyOf(line: LineId): { readonly slot: number; readonly line: string } {
  return { slot: slotOf(line), line: uuidOf(line) };
}

function textOf({ line, consumer, chargingId }: ChargingKey): string {
  return `${line} ${consumer} ${chargingId}`;
}

/** Two commands about one session read it once. */
function unique<Row extends object>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [Object.values(row).join(' '), row])).values()];
}
