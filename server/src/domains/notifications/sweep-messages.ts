import { dayMs, firstUuidAt, isoTime } from '#base';
import type { Context } from '#platform/context';
import { notificationSettings } from './settings.ts';
import { deleteOldReferences } from './store/gateway-messages.ts';
import { deleteOldMessages } from './store/messages.ts';

const atOnce = 10_000;
/** No network tries to deliver for longer, so no report comes later. */
const reportsDays = 7;

/**
 * Removes messages that are older than they need to be kept: they hold numbers and balances, and
 * the law of Hong Kong (PDPO, data protection principle 2) lets nobody keep those for nothing.
 */
export async function sweepMessages(context: Context): Promise<number> {
  const keptDays = context.settings().get(notificationSettings.keptDays);
  await sweepReferences(context);
  let swept = 0;
  for (;;) {
    const gone = await context.db.transaction((tx) =>
      tx.query(deleteOldMessages, [firstUuidAt(tx.nowMs - keptDays * dayMs + 1), atOnce]),
    );
    swept += gone.length;
    if (gone.length < atOnce) return swept;
  }
}

async function sweepReferences(context: Context): Promise<void> {
  for (;;) {
    const gone = await context.db.transaction((tx) =>
      tx.query(deleteOldReferences, [isoTime(tx.nowMs - reportsDays * dayMs), atOnce]),
    );
    if (gone.length < atOnce) return;
  }
}
