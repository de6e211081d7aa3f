import type { Currency, Id, InstantMs } from '#base';

export type TransferId = Id<'btr'>;

/**
 * `refund`: of a payment; `failed_refund`: of one that its provider could not give back;
 * `give_back`: of a credit in suspense; `closing`: of a closed line; `float_payout`: of a float.
 */
export type TransferKind = 'refund' | 'failed_refund' | 'give_back' | 'closing' | 'float_payout';
/** `withdrawn`: its money goes another way after all. */
export type TransferState = 'to_send' | 'sent' | 'done' | 'withdrawn';

/** Whom somebody wants a transfer to go to, instead of whom it names. */
export interface Payee {
  readonly name: string;
  readonly account: string;
  readonly proposedBy: string;
}

/** Money that finance has to send by the bank. */
export interface Transfer {
  readonly id: TransferId;
  readonly kind: TransferKind;
  /** What it is for: `rfd_…`, `ent_…`, `cls_…`, `rcl_…`. One transfer each. */
  readonly cause: string;
  /** Where its story stands: `top_…` or `cls_…`; null where its cause says that. */
  readonly about: string | null;
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
  /** When the bank last gave it back to us. */
  readonly cameBackAt: InstantMs | null;
  /** Since when its money is gone twice, as far as nobody has seen to it: by it, and by a bank. */
  readonly contestedAt: InstantMs | null;
  readonly payee: Payee | null;
  /** It may go to somebody else: nobody has entered it, or the bank has not taken it. */
  readonly isPayeeOpen: boolean;
}
