import type { Currency, Id, InstantMs, Slot } from '#base';
import type { AttemptId, PaymentId } from './payment.ts';

export type DisputeId = Id<'dsp'>;

/**
 * A payer has asked their bank for the money back, and the provider has taken it from us. open (we
 * may send evidence until `dueAt`) → answered (the bank looks at it) → won | lost.
 */
export type DisputeState = 'open' | 'answered' | 'won' | 'lost';

export interface Dispute {
  readonly slot: Slot;
  readonly id: DisputeId;
  readonly payment: PaymentId;
  readonly attempt: AttemptId;
  /** Whose payment it was, as with payments. */
  readonly reference: string;
  readonly connector: string;
  readonly providerReference: string;
  readonly amount: bigint;
  readonly currency: Currency;
  /**
   * How much of its payment that is, in the currency that came for it: of another currency by the
   * rate that its payer was shown. Null where there was none.
   */
  readonly ofPayment: bigint | null;
  /** In which that is counted. */
  readonly ofCurrency: Currency | null;
  /** What it costs, whoever wins it. */
  readonly fee: bigint;
  readonly reason: string;
  readonly state: DisputeState;
  readonly dueAt: InstantMs | null;
  readonly openedAt: InstantMs;
}

/** What a provider says about one of its disputes. */
export type DisputeEvidence =
  | ({
      readonly says: 'disputed';
      readonly attempt: AttemptId;
    } & Pick<Dispute, 'amount' | 'currency' | 'fee' | 'reason' | 'state' | 'dueAt' | 'openedAt'>)
  /** Word of one that was told before, without its amount: it is only moved by it. */
  | ({ readonly says: 'moved'; readonly attempt: AttemptId } & Pick<Dispute, 'state' | 'dueAt'>)
  /** It is about money that was none of ours. */
  | { readonly says: 'not_ours' }
  | { readonly says: 'nothing_certain'; readonly reason: string };

export function isDecided(state: DisputeState): boolean {
  return state === 'won' || state === 'lost';
}

/**
 * The next state by what is said, or undefined. Word may come in any order: what is decided stays.
 */
export function disputeStateBy(now: DisputeState, said: DisputeState): DisputeState | undefined {
  if (isDecided(now) || said === now) return undefined;
  return said === 'open' ? undefined : said;
}
