import { isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { arraysOf, type OwnNumber } from './inbox.ts';
import type { MessageId } from './message.ts';
import { refuse } from './refusals.ts';
import { openOne, openUpTo } from './store/inbox.ts';

/** What is opened: one message, or everything up to the newest that its reader has seen. */
export type ToOpen = { readonly message: MessageId } | { readonly upTo: MessageId };

/** Marks messages to one's numbers as read. Refuses with `message_unknown`. */
export async function openMessages(
  context: Context,
  own: readonly OwnNumber[],
  given: ToOpen,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    if ('upTo' in given) {
      await tx.query(openUpTo, [...arraysOf(own), uuidOf(given.upTo), isoTime(tx.nowMs)]);
      return;
    }
    const key = { slot: slotOf(given.message), id: uuidOf(given.message), openedAt: tx.nowMs };
    const rows = own.map(({ number, sinceMs }) => ({ ...key, number, since: sinceMs }));
    const opened = rows.length > 0 ? await tx.load(openOne, rows) : [];
    if (opened.length === 0) throw refuse.message_unknown();
  });
}
