import type { Tx } from '#platform/postgres';
import { keptUntil } from './kept-until.ts';
import { releaseHolds } from './quota-holds.ts';
import type { Session } from './session.ts';

/** A session whose network is not heard any more: what was held for it is free. */
export function lapsed(tx: Tx, session: Session): Session {
  const groups = session.groups.map((group) => releaseHolds(tx, group));
  return { ...session, groups, state: 'lapsed', dueAt: keptUntil(tx, session.counts) };
}
