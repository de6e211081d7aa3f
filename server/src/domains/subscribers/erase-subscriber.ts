import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from './line.ts';
import { clearLabels } from './store/lines.ts';
import { clearSubscriber } from './store/subscribers.ts';
import type { SubscriberId } from './subscriber.ts';

/** What stands in the place of a name that was forgotten: a dash is nobody's name. */
const nobody = '–';

/** Forgets who a person is, and what they called their lines. */
export async function eraseSubscriber(
  tx: Tx,
  subscriber: SubscriberId,
  lines: readonly LineId[],
): Promise<void> {
  await tx.query(clearSubscriber, [slotOf(subscriber), uuidOf(subscriber), nobody]);
  await tx.query(clearLabels, [lines.map(slotOf), lines.map(uuidOf)]);
}
