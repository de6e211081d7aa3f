import { slotFor } from '#base';
import { moveBetweenSystem, type SystemAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import type { Entry } from './entry.ts';
import { postEntry } from './post.ts';
import { accountOf } from './sent-transfer.ts';
import type { Transfer } from './transfer.ts';

/**
 * Moves what a transfer is about as its entry has it: from our bank when it left, and to it when it
 * came back. What the bank exchanged passes through the position of its currency: what it cost is
 * compared when the provider settles the money that it stands for.
 */
export function postTransfer(tx: Tx, entry: Entry, transfer: Transfer, code: string): void {
  const owed = accountOf(transfer);
  const { amount, currency: unit } = transfer;
  if (entry.currency === unit) {
    postEntry(tx, entry, owed, code);
    return;
  }
  postEntry(tx, entry, `fx:${entry.currency}`, code);
  const position: SystemAccount = `fx:${unit}`;
  const [debited, credited] = entry.amount < 0n ? [owed, position] : [position, owed];
  const { id: cause, bookedAt: effectiveAt } = entry;
  const slot = slotFor(entry.connector);
  moveBetweenSystem(tx, slot, debited, credited, { unit, amount }, { code, cause, effectiveAt });
}
