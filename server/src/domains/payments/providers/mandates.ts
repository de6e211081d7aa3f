import type { Currency, HongKongDay, InstantMs, Words } from '#base';
import type { CallTools } from './call-tools.ts';

/** What a mandate can be used for; planners read this instead of knowing providers by name. */
export interface MandateCapabilities {
  /** May it be used whenever a threshold is crossed? */
  readonly isUnscheduled: boolean;
  /** May it be used on a fixed day of a period? */
  readonly isScheduled: boolean;
  /** A payment once in so many days at the most; 0 where there is no such limit. */
  readonly leastPeriodDays: number;
  /** What a payer must have been told before a payment; null where nobody must. */
  readonly advanceNotice: AdvanceNotice | null;
  /** The hours of the Hong Kong day in which payments are taken; null for all of them. */
  readonly hours: Hours | null;
  /** What the provider itself takes at once, in minor units; null where it sets no limit. */
  readonly mostMinor: bigint | null;
  /** Which fixed days can be agreed to, where the provider wants them written into the mandate. */
  readonly plan: PlanRule | null;
  /** Brands of cards, in small letters, that pay with their holder present alone. */
  readonly refusedCards: readonly string[];
}

/** Of mandates that may be charged whenever there is a reason, and by whose law nobody is told. */
export const atAnyTime: MandateCapabilities = {
  isUnscheduled: true,
  isScheduled: true,
  leastPeriodDays: 0,
  advanceNotice: null,
  hours: null,
  mostMinor: null,
  plan: null,
  refusedCards: [],
};

/** Whole hours: from the first on, until the last begins. */
export interface Hours {
  readonly from: number;
  readonly until: number;
}

export interface AdvanceNotice {
  /** Who tells the payer: the provider when we ask it to, or we ourselves. */
  readonly by: 'provider' | 'us';
  /** How many days the payment's day lies after the day of the notice, at the least. */
  readonly days: number;
  /**
   * For how many days the notice is good: from the payment's day on, where we name it to them; from
   * the first day that is possible on, where the provider tells them.
   */
  readonly goodForDays: number;
}

export interface PlanRule {
  /** The shortest period in days; a month is longer. */
  readonly leastDays: number;
  /** So that every month has the day. */
  readonly latestDayOfMonth: number;
  /** How many days before its day a payment can be taken already. */
  readonly openDays: number;
}

/** The fixed days that a payer has agreed to: one payment in each period. */
export interface CollectionPlan {
  readonly unit: 'day' | 'month';
  /** How many of them make a period. */
  readonly count: number;
  readonly firstDay: HongKongDay;
}

/** What one payment, and all of a period, may take at the most: agreed to on signing. */
export interface MandateLimits {
  readonly mostMinor: bigint;
  readonly periodDays: number;
  readonly mostInPeriodMinor: bigint;
  readonly mostTimes: number;
}

/** What is needed to ask a payer for a mandate. */
export interface MandateRequest {
  /** Our number of the mandate at the provider. */
  readonly number: string;
  readonly returnUrl: string;
  readonly notifyUrl: string;
  readonly limits: MandateLimits;
  readonly plan: CollectionPlan | null;
  /** After this it is not waited for any more. */
  readonly signBefore: InstantMs;
}

/** What a payer is to be told before a payment. */
export interface CollectionNotice {
  readonly amountMinor: bigint;
  readonly currency: Currency;
  /** The first day on which it may be taken, and for how many days. */
  readonly day: HongKongDay;
  readonly goodForDays: number;
}

/** What came of asking the provider to tell the payer. */
export type NoticeEvidence =
  /** The provider has taken it: `proof` is what it said. */
  | { readonly says: 'told'; readonly proof: string }
  | { readonly says: 'refused'; readonly reason: string }
  | { readonly says: 'nothing_certain'; readonly reason: string };

export type MandateStart =
  | { readonly kind: 'redirect'; readonly url: string }
  | { readonly kind: 'nothing_certain'; readonly reason: string };

/** What a provider says about a mandate. */
export type MandateEvidence =
  | {
      readonly says: 'active';
      /** With what payments are asked for: a secret. */
      readonly token: string;
      /** How the payer knows their account: `852-9*****67`. */
      readonly label: string | null;
      readonly endsAt: InstantMs | null;
    }
  /** The payer has agreed; the grant has still to be exchanged for a token. */
  | { readonly says: 'granted'; readonly grant: string }
  | { readonly says: 'pending' }
  /** There is none any more, or never was: by the payer's will or the provider's. */
  | { readonly says: 'over'; readonly reason: string }
  | { readonly says: 'nothing_certain'; readonly reason: string };

/** A signed mandate, as its provider knows it; without a token it is not signed yet. */
export interface KnownMandate {
  readonly number: string;
  readonly token: string | null;
}

/** The mandates of a provider that has such a product. Payments by them go through `start`. */
export interface Mandates {
  readonly capabilities: MandateCapabilities;
  /** What its payers call it, in messages to them. */
  readonly name: Words;
  sign(tools: CallTools, request: MandateRequest): Promise<MandateStart>;
  /** What the payer's browser has brought back, in the query of the address it came to. */
  grantIn(query: Readonly<Record<string, unknown>>): string | undefined;
  /** Exchanges a grant, which is good once, for the mandate of this number. */
  redeem(tools: CallTools, grant: string, number: string): Promise<MandateEvidence>;
  query(tools: CallTools, mandate: KnownMandate): Promise<MandateEvidence>;
  /** Evidence `over` is proof. */
  revoke(tools: CallTools, mandate: KnownMandate): Promise<MandateEvidence>;
  /** Has the payer told of a payment to come, where the provider does that. */
  announce?(
    tools: CallTools,
    mandate: KnownMandate,
    notice: CollectionNotice,
  ): Promise<NoticeEvidence>;
}

/**
 * Why a payment by a mandate came to nothing, by what is to be done. `soft`: later it may succeed.
 * `hard`: it never will, and trying again does harm. `needs_payer`: only with the payer present.
 * `over`: there is no mandate any more.
 */
export type DeclineKind = 'soft' | 'hard' | 'needs_payer' | 'over';
