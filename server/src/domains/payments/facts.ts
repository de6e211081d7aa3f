import type { Currency, InstantMs } from '#base';
import { fact } from '#platform/facts';
import type { Dispute, DisputeId } from './dispute.ts';
import type { MandateNotice } from './mandate-notice.ts';
import type { AttemptId, PaymentId, Scene } from './payment.ts';
import type { RefundId } from './refund.ts';

export { type MandateNotice, openMandateNotice, type ToldOfMandate } from './mandate-notice.ts';

export interface PaymentCaptured {
  readonly payment: PaymentId;
  readonly attempt: AttemptId;
  readonly reference: string;
  readonly connector: string;
  readonly scene: Scene;
  readonly providerReference: string;
  readonly amount: bigint;
  readonly currency: Currency;
  readonly capturedAt: InstantMs;
}

export interface PaymentOutcome {
  readonly payment: PaymentId;
  readonly attempt: AttemptId;
  readonly reference: string;
  readonly scene: Scene;
  /** The newest evidence, of which rank and what it says. */
  readonly evidence: string | null;
}

/** What came instead of what was asked. */
export interface PaymentMismatched extends PaymentOutcome {
  readonly asked: Price;
  readonly came: Price & { readonly isOurs: boolean };
}

interface Price {
  readonly amount: bigint;
  readonly currency: Currency;
}

export interface RefundOutcome {
  readonly refund: RefundId;
  readonly payment: PaymentId;
  readonly attempt: AttemptId;
  readonly reference: string;
  readonly connector: string;
  readonly amount: bigint;
  readonly currency: Currency;
  /** Whether it had been said to have succeeded before: it has failed now. */
  readonly isAfterSuccess: boolean;
  /** Whether it goes by our bank because its provider could not make it. */
  readonly isByBank?: boolean;
}

/**
 * The money wanted is here, once per payment. Also after the payment was closed: a late success.
 */
export const paymentCaptured = fact<PaymentCaptured>('paymentCaptured');

/** A second attempt of a payment that was captured before has been paid too: give it back. */
export const surplusCaptured = fact<PaymentCaptured>('surplusCaptured');

/** Proof that no money will come: every attempt is closed or failed. */
export const paymentClosed = fact<PaymentOutcome>('paymentClosed');

/** It may be paid and nobody can say: say so, and ask the provider. */
export const paymentUnknown = fact<PaymentOutcome>('paymentUnknown');

/** The provider knows the payment and waits for the payer. */
export const paymentPending = fact<PaymentOutcome>('paymentPending');

/** Money came that is not what was asked: a person decides. */
export const paymentMismatched = fact<PaymentMismatched>('paymentMismatched');

/** People took it for what it is: it came, whatever becomes of it. */
export const mismatchAccepted = fact<PaymentCaptured>('mismatchAccepted');

/** Nothing leads back by the way it came: finance sends it by the bank. */
export const refundAwaitsTransfer = fact<RefundOutcome>('refundAwaitsTransfer');

/**
 * A payer has signed or ended a mandate at the provider, or the provider itself has. What was told
 * is sealed.
 */
export const mandateNoticed = fact<MandateNotice>('mandateNoticed');

export const refundSucceeded = fact<RefundOutcome>('refundSucceeded');
export const refundFailed = fact<RefundOutcome>('refundFailed');

/** The payer's bank has taken the money back, with a fee, until it is decided who is right. */
export const disputeOpened = fact<Dispute>('disputeOpened');
/** A member of staff has said what speaks for us: it is to be handed in. */
export const disputeAnswerWanted = fact<{ readonly dispute: DisputeId }>('disputeAnswerWanted');

export const disputeWon = fact<Dispute>('disputeWon');
export const disputeLost = fact<Dispute>('disputeLost');
