import { type InstantMs, idFrom, isoTime } from '#base';
import type { Context } from '#platform/context';
import type { TrailEntry } from './act.ts';
import {
  type ActRow,
  readActs,
  readActsOfActor,
  readActsOnSubject,
  readActsOnSubjectByActor,
} from './store/audit.ts';

interface Asked {
  /** What it was done to, and who did it. Neither means everything. */
  readonly subject?: string;
  readonly actor?: string;
  readonly beforeMs: InstantMs;
  readonly limit: number;
}

/** The newest acts before an instant, at most `limit`. */
export async function readTrail(context: Context, asked: Asked): Promise<TrailEntry[]> {
  const rows = await rowsFor(context, asked);
  return rows.map(({ id, at, actorKind, actor, ...rest }) => ({
    ...rest,
    id: idFrom('act', id),
    atMs: at,
    actor: { kind: actorKind, id: actor },
  }));
}

function rowsFor(context: Context, asked: Asked): Promise<ActRow[]> {
  const { subject, actor } = asked;
  const range = [isoTime(asked.beforeMs), asked.limit];
  if (subject !== undefined && actor !== undefined) {
    return context.db.read(readActsOnSubjectByActor, [...range, subject, actor]);
  }
  if (subject !== undefined) return context.db.read(readActsOnSubject, [...range, subject]);
  if (actor !== undefined) return context.db.read(readActsOfActor, [...range, actor]);
  return context.db.read(readActs, range);
}
