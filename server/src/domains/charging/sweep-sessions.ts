import { idFrom, isoTime, slotCount, slotOf } from '#base';
import { lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf } from '#subscribers';
import { deleteOldSessions, readOldSessions } from './store/sessions.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const atOnce = 500;

/** Deletes sessions that were over long ago. Returns how many. */
export async function sweepSessions(context: Context): Promise<number> {
  let swept = 0;
  for (;;) {
    const at = context.clock.now();
    const old = await context.db.read(readOldSessions, [isoTime(at), allSlots, atOnce]);
    if (old.length === 0) return swept;
    const lines = old.map(({ line }) => idFrom('lin', line));
    const deleted = await context.db.transaction(async (tx) => {
      // One that speaks again meanwhile takes the counts of its line.
      await lockAccounts(tx, lines.map(accountOf));
      return tx.load(
        deleteOldSessions,
        old.map(({ line, number }) => ({ slot: slotOf(idFrom('lin', line)), line, number, at })),
      );
    });
    swept += deleted.length;
  }
}
