import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { ReceiptSubject } from './receipt.ts';
import { insertSubjects } from './store/receipts.ts';
import { writtenSubject } from './written-receipt.ts';

/** Keeps what all receipts about one thing will say alike; once, before the first is issued. */
export function keepReceiptSubject(tx: Tx, subject: ReceiptSubject): void {
  const { about } = subject;
  const document = writtenSubject(subject);
  tx.append(insertSubjects, { slot: slotOf(about), topup: uuidOf(about), document });
}
