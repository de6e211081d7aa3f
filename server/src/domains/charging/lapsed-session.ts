import { hourMs } from '#base';
import type { Tx } from '#platform/postgres';
import { releaseHolds } from './quota-holds.ts';
import type { Session } from './session.ts';
import { chargingSettings } from './settings.ts';

/** A session whose network is not heard any more: what was held for it is free. */
export function lapsed(tx: Tx, session: Session): Session {
  const groups = session.groups.map((group) => releaseHolds(tx, group));
  const dueAt = tx.nowMs + tx.settings.get(chargingSettings.keptHours) * hourMs;
  return { ...session, groups, state: 'lapsed', dueAt };
}
