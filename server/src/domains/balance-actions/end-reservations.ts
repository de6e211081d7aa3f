import { idFrom, isoTime } from '#base';
import { lockAccounts, lockedHold, releaseHold } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf } from '#subscribers';
import { loadAction, lockedAction } from './load-actions.ts';
import { moveAction } from './move-action.ts';
import { readEndedReservations } from './store/actions.ts';

const atOnce = 100;

/** Ends reservations whose time has come, and tells it. Returns how many. */
export async function endReservations(context: Context): Promise<number> {
  const { db, clock } = context;
  const due = await db.read(readEndedReservations, [isoTime(clock.now()), atOnce]);
  for (const { id: uuid } of due) {
    const id = idFrom('bal', uuid);
    const { line, hold } = await loadAction(context, { reseller: null }, id);
    await db.transaction(async (tx) => {
      await lockAccounts(tx, [accountOf(line)], hold ? [hold] : []);
      const action = await lockedAction(tx, id);
      if (action.state !== 'created') return;
      const found = hold ? lockedHold(tx, hold) : undefined;
      if (found?.state === 'open') releaseHold(tx, found.id, 'expired');
      await moveAction(tx, action, 'cancelled');
    });
  }
  return due.length;
}
