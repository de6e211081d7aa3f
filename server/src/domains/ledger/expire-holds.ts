import { idFrom, slotCount } from '#base';
import type { Context } from '#platform/context';
import { booksOf, lockAccounts } from './books.ts';
import { releaseHold } from './holds.ts';
import { readDueHolds } from './store/holds.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const atOnce = 500;

/** Gives back holds whose time has come, until none is due. Returns how many. */
export async function expireHolds(context: Context): Promise<number> {
  let expired = 0;
  for (;;) {
    const nowMs = context.clock.now();
    const due = await context.db.read(readDueHolds, [
      new Date(nowMs).toISOString(),
      allSlots,
      atOnce,
    ]);
    if (due.length === 0) return expired;
    const holds = due.map((row) => idFrom('hld', row.id));
    const accounts = due.map((row) => idFrom('acc', row.account));
    expired += await context.db.transaction(async (tx) => {
      await lockAccounts(tx, accounts, holds);
      const open = holds.filter((id) => {
        const hold = booksOf(tx).holds.get(id);
        return hold?.state === 'open' && hold.expiresAt <= nowMs;
      });
      for (const id of open) releaseHold(tx, id, 'expired');
      return open.length;
    });
  }
}
