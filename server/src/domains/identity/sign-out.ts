import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { recordAct } from './record-act.ts';
import { deleteSession } from './store/devices.ts';
import { type Visit, visitOf } from './visit.ts';

/** Ends the session of a visit; the device stays known. Without a session it changes nothing. */
export async function signOut(context: Context, visit: Visit): Promise<Visit> {
  const { device, session, subscriber, preferences } = visit;
  if (session !== null && subscriber !== null) {
    await context.db.transaction(async (tx) => {
      const key = [slotOf(device), uuidOf(device), uuidOf(session)];
      const ended = await tx.query(deleteSession, key);
      if (ended.length === 0) return;
      const actor = { kind: 'subscriber', id: subscriber } as const;
      recordAct(tx, { actor, action: 'subscriber.sign_out', subject: subscriber, outcome: 'done' });
    });
  }
  return visitOf(device, preferences, null);
}
