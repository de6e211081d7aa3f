import { isoTime } from '#base';
import { forgottenAfterMs } from '#identity';
import type { Context } from '#platform/context';
import { everySlot } from './every-slot.ts';
import { deleteOldGuesses } from './store/guesses.ts';

/** Forgets who has tried nothing wrong for a day and is not locked out. */
export async function sweepGuesses(context: Context): Promise<void> {
  await context.db.transaction(async (tx) => {
    const before = isoTime(tx.nowMs - forgottenAfterMs);
    await tx.query(deleteOldGuesses, [everySlot, before, isoTime(tx.nowMs)]);
  });
}
