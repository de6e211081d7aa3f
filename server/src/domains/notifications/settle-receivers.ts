import { slotFor, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Owner } from './reach.ts';
import { putReceivers } from './store/reaches.ts';

/** From now on, messages to these numbers go as their owner chooses. */
export function settleReceivers(tx: Tx, { id, numbers }: Owner): void {
  for (const number of numbers) {
    const owner = { ownerSlot: slotOf(id), owner: uuidOf(id) };
    tx.append(putReceivers, { slot: slotFor(number), number, ...owner });
  }
}
