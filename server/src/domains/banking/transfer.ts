import type { Currency, Id, InstantMs } from '#base';

export type TransferId = Id<'btr'>;

/** `refund`: of a payment; `give_back`: of a credit in suspense; `closing`: of a closed line. */
export type TransferKind = 'refund' | 'give_back' | 'closing';
export type TransferState = 'to_send' | 'sent' | 'done';

/** Money that finance has to send by the bank. */
export interface Transfer {
  readonly id: TransferId;
  readonly kind: TransferKind;
  /** What it is for: `rfd_…`, `ent_…`, `cls_…`. One transfer each. */
  readonly cause: string;
  readonly connector: string;
  readonly amount: bigint;
  readonly currency: Currency;
  readonly toName: string;
  readonly toAccount: string;
  /** What is entered as the reference: by it the statement's entry is known. */
  readonly reference: string;
  readonly state: TransferState;
  readonly madeAt: InstantMs;
  readonly sentBy: string | null;
}
