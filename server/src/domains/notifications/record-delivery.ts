import { type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { MessageId } from './message.ts';
import { refuse } from './refusals.ts';
import { readMessage, reportMessage } from './store.ts';

/** What a gateway says became of a message that it had accepted. */
export interface DeliveryReport {
  readonly message: MessageId;
  readonly atMs: InstantMs;
  /** Why it did not arrive, in a few constant words; null when it did. */
  readonly failure: string | null;
}

/**
 * Ends a message by the gateway's report. The first report counts; a repeated or later one changes
 * nothing. Refuses with `message_unknown`.
 */
export async function recordDelivery(context: Context, report: DeliveryReport): Promise<void> {
  const { message, atMs, failure } = report;
  const key = [slotOf(message), uuidOf(message)];
  await context.db.transaction(async (tx) => {
    const state = failure === null ? 'delivered' : 'failed';
    const ended = await tx.query(reportMessage, [...key, state, isoTime(atMs), failure]);
    if (ended.length > 0) return;
    const [known] = await tx.query(readMessage, key);
    if (!known) throw refuse.message_unknown({ message });
  });
}
