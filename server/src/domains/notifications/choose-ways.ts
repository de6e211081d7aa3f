import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { QuietHours } from './quiet-hours.ts';
import type { Owner } from './reach.ts';
import { settleReceivers } from './settle-receivers.ts';
import { putChoices } from './store/reaches.ts';
import type { OutsideChannel } from './senders/sender.ts';
import type { FirstWay, MessageTopic } from './topic.ts';

/** Which way each topic goes first. What is about money always leaves us some way. */
export type WaysToChoose = Readonly<
  Record<Exclude<MessageTopic, 'payments'>, FirstWay> & { payments: OutsideChannel }
>;

/** Keeps what somebody chose, for every message that has not left yet and all that come. */
export async function chooseWays(
  context: Context,
  owner: Owner,
  ways: WaysToChoose,
  quiet: QuietHours,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    settleReceivers(tx, owner);
    tx.append(putChoices, {
      slot: slotOf(owner.id),
      owner: uuidOf(owner.id),
      ...ways,
      quietFrom: quiet.fromMinute,
      quietUntil: quiet.untilMinute,
    });
  });
}
