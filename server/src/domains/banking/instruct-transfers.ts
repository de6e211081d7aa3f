import { isoTime, newId, slotFor, uuidOf } from '#base';
import { referenceOf, type RefundOutcome } from '#payments';
import type { Tx } from '#platform/postgres';
import { readEntryOf } from './store/entries.ts';
import { insertTransfer } from './store/transfers.ts';
import type { TransferId, TransferKind } from './transfer.ts';

export interface NewTransfer {
  readonly kind: TransferKind;
  readonly cause: string;
  readonly connector: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly toName: string;
  readonly toAccount: string;
  readonly reference: string;
  /** Where its story stands, if its cause does not say that. */
  readonly about?: string;
}

/** Writes down for finance what has to be sent; once for each cause. */
export async function instructTransfer(tx: Tx, transfer: NewTransfer): Promise<void> {
  const id: TransferId = newId('btr', tx.nowMs, slotFor(transfer.connector));
  const { kind, cause, connector, amount, currency, toName, toAccount, reference } = transfer;
  const at = isoTime(tx.nowMs);
  const values = [kind, cause, connector, amount, currency, toName, toAccount, reference];
  await tx.query(insertTransfer, [uuidOf(id), ...values, transfer.about ?? null, at]);
}

/** Refunds that nothing leads back for go to the account that the money came from. */
export async function instructRefunds(tx: Tx, refunds: readonly RefundOutcome[]): Promise<void> {
  for (const { refund, attempt, connector, amount, currency, isByBank, ...of } of refunds) {
    const [came] = await tx.query(readEntryOf, ['payment', attempt]);
    await instructTransfer(tx, {
      kind: isByBank ? 'failed_refund' : 'refund',
      cause: refund,
      connector,
      amount,
      currency,
      toName: came?.counterparty ?? '',
      toAccount: came?.counterpartyAccount ?? '',
      reference: referenceOf(refund),
      about: of.reference,
    });
  }
}
