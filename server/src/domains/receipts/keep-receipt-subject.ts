import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { type ReceiptSubject, writtenSubject } from './receipt.ts';
import { insertSubjects } from './store.ts';

/** Keeps what all receipts of a top-up will say alike; once, before the first is issued. */
export function keepReceiptSubject(tx: Tx, subject: ReceiptSubject): void {
  const { topup } = subject;
  const document = writtenSubject(subject);
  tx.append(insertSubjects, { slot: slotOf(topup), topup: uuidOf(topup), document });
}
