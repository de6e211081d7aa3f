import { type Id, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { ReceiptContent } from './receipt.ts';
import { newReceiptCode } from './receipt-code.ts';
import { insertAwaiting, insertHolders, insertReceipts } from './store/receipts.ts';
import { writtenContent } from './written-receipt.ts';

export interface ReceiptToIssue {
  readonly content: ReceiptContent;
  /** What it proves: a top-up, a refund, a term. One kind of receipt is issued once for it. */
  readonly cause: Id;
  /**
   * In minor units, what the same cause had taken before, where it takes a second time: so much is
   * proved by its earlier receipts.
   */
  readonly takenBefore?: bigint;
  /** Who may list it: the payer's device and person, the line's owner. */
  readonly holders: readonly Id[];
  /** The legal entity in whose series it is numbered afterwards; without it, it is not. */
  readonly entity?: string;
}

/**
 * Issues receipts in the transaction that does what they prove, and returns their codes in order. A
 * second receipt of a kind for a cause, or for one taking of it, is a fault: it fails the
 * transaction that would have done its cause twice.
 */
export function issueReceipts(tx: Tx, receipts: readonly ReceiptToIssue[]): string[] {
  const issuedAt = tx.nowMs;
  return receipts.map(({ content, cause, takenBefore = 0n, holders, entity }) => {
    const { kind, about } = content;
    const slot = slotOf(about);
    const code = newReceiptCode(slot);
    tx.append(insertReceipts, {
      slot,
      code,
      kind,
      topup: uuidOf(about),
      cause: uuidOf(cause),
      takenBefore: takenBefore === 0n ? null : takenBefore,
      document: writtenContent(content),
      issuedAt,
    });
    for (const holder of new Set(holders)) {
      tx.append(insertHolders, { slot: slotOf(holder), holder: uuidOf(holder), issuedAt, code });
    }
    if (entity !== undefined) tx.append(insertAwaiting, { slot, issuedAt, code, entity });
    return code;
  });
}
