import { type PhoneNumber, slotFor } from '#base';
import type { Tx } from '#platform/postgres';
import { deleteReceivers } from './store/reaches.ts';

/**
 * Nobody's choice holds for these numbers any more: before they become somebody else's, whose
 * messages must not go to the mailbox of whoever had them before.
 */
export function forgetReceivers(tx: Tx, numbers: readonly PhoneNumber[]): void {
  for (const number of numbers) tx.append(deleteReceivers, { slot: slotFor(number), number });
}
