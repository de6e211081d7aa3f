import type { SystemAccount } from '#ledger';
import type { PaymentCaptured } from '#payments';
import type { LockedTopup } from './topup.ts';

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
