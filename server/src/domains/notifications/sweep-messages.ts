import { dayMs, firstUuidAt } from '#base';
import type { Context } from '#platform/context';
import { notificationSettings } from './settings.ts';
import { deleteOldMessages } from './store.ts';

const atOnce = 10_000;

/**
 * Removes messages that are older than they need to be kept: they hold numbers and balances, and
 * the law of Hong Kong (PDPO, data protection principle 2) lets nobody keep those for nothing.
 */
export async function sweepMessages(context: Context): Promise<number> {
  const keptDays = context.settings().get(notificationSettings.keptDays);
  let swept = 0;
  for (;;) {
    const gone = await context.db.transaction((tx) =>
      tx.query(deleteOldMessages, [firstUuidAt(tx.nowMs - keptDays * dayMs + 1), atOnce]),
    );
    swept += gone.length;
    if (gone.length < atOnce) return swept;
  }
}
