import type { SystemAccount } from '#ledger';
import type { PaymentCaptured } from '#payments';
import type { LockedTopup } from './topup.ts';

/**
 * What came for a top-up, as far as its postings and papers say: from a provider, out of a float.
 */
export interface Money extends Pick<PaymentCaptured, 'amount' | 'currency' | 'capturedAt'> {
  /** Null where no provider was asked. */
  readonly providerReference: string | null;
}

/** An order and the money that came for it. */
export interface PaidOrder {
  readonly topup: LockedTopup;
  readonly paid: PaymentCaptured;
}

/**
 * Where money stands that is to be credited: with its provider, or apart until people have looked.
 */
export type MoneySource = 'provider' | 'review';

export function accountWith(
  from: MoneySource,
  { connector }: Pick<PaymentCaptured, 'connector'>,
): SystemAccount {
  return from === 'review' ? 'under_review' : `clearing:${connector}`;
}
