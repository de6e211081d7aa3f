import type { Currency, Id, InstantMs, Slot } from '#base';
import type { AttemptId, PaymentId } from './payment.ts';

export type RefundId = Id<'rfd'>;

/** Why money goes back by itself. People type theirs; screens say these in words of their own. */
export const ownReasons = [
  'wrong number',
  'paid twice',
  'paid more than was asked',
  'not what was asked',
  'held by a rule',
  'nobody decided in time',
  'the line was closed',
  'its rule had gone on without it',
  'the order was over when it was paid',
  'the payer’s bank took it back',
  'its dispute was won',
  'it could not be sent back before',
] as const;
export type OwnReason = (typeof ownReasons)[number];

/**
 * created → sent → pending | unknown → succeeded | failed. A succeeded refund may still fail later.
 */
export type RefundState = 'created' | 'sent' | 'pending' | 'unknown' | 'succeeded' | 'failed';

export interface Refund {
  readonly slot: Slot;
  readonly id: RefundId;
  readonly payment: PaymentId;
  readonly attempt: AttemptId;
  readonly reference: string;
  readonly amount: bigint;
  readonly currency: Currency;
  readonly reason: string;
  readonly state: RefundState;
  readonly providerReference: string | null;
  readonly evidence: string | null;
  readonly askAt: InstantMs | null;
  readonly asked: number;
  /** The connector of the bank by which it goes instead of the way its money came. */
  readonly byBank: string | null;
}

/** What a provider says about one of our refund numbers. */
export type RefundEvidence =
  | { readonly says: 'succeeded'; readonly providerReference?: string }
  /** With `transfer`, until finance has sent it and the bank's statement shows it. */
  | { readonly says: 'pending'; readonly waitsFor?: 'transfer' }
  | { readonly says: 'failed'; readonly reason: string }
  | { readonly says: 'nothing_certain'; readonly reason: string };

/** Why a refund has failed that nothing is left for. */
export const takenByBank = 'the payer’s bank has taken the money';

/** The refund's next state, or undefined when the evidence changes nothing. */
export function refundStateBy(refund: Refund, evidence: RefundEvidence): RefundState | undefined {
  if (refund.state === 'failed') return undefined;
  if (refund.state === 'succeeded') return evidence.says === 'failed' ? 'failed' : undefined;
  const next = evidence.says === 'nothing_certain' ? 'unknown' : evidence.says;
  return next === refund.state ? undefined : next;
}

/**
 * Whether this try follows so soon upon the first that a provider may not show the first one yet:
 * Alipay speaks of ten seconds, others of nothing. The third try never comes that soon.
 */
export function isSecondTry(refund: Refund): boolean {
  return refund.asked === 2;
}
