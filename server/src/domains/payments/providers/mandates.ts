import type { InstantMs } from '#base';
import type { CallTools } from './call-tools.ts';

/** What a mandate can be used for; planners read this instead of knowing providers by name. */
export interface MandateCapabilities {
  /** May it be used whenever a threshold is crossed? */
  readonly isUnscheduled: boolean;
  /** May it be used on a fixed day of a period? */
  readonly isScheduled: boolean;
  /** A payment once in so many days at the most; 0 where there is no such limit. */
  readonly leastPeriodDays: number;
  /** How long before a payment its payer must have been told; 0 where nobody must. */
  readonly advanceNoticeHours: number;
  /** The hours of the Hong Kong day in which payments are taken; null for all of them. */
  readonly hours: { readonly from: number; readonly until: number } | null;
  /** What the provider itself takes at once, in minor units; null where it sets no limit. */
  readonly mostMinor: bigint | null;
}

/** What is needed to ask a payer for a mandate. */
export interface MandateRequest {
  /** Our number of the mandate at the provider. */
  readonly number: string;
  readonly returnUrl: string;
  readonly notifyUrl: string;
}

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
  sign(tools: CallTools, request: MandateRequest): Promise<MandateStart>;
  /** What the payer's browser has brought back, in the query of the address it came to. */
  grantIn(query: Readonly<Record<string, unknown>>): string | undefined;
  /** Exchanges a grant, which is good once. */
  redeem(tools: CallTools, grant: string): Promise<MandateEvidence>;
  query(tools: CallTools, mandate: KnownMandate): Promise<MandateEvidence>;
  /** Evidence `over` is proof. */
  revoke(tools: CallTools, mandate: KnownMandate): Promise<MandateEvidence>;
}

/**
 * Why a payment by a mandate came to nothing, by what is to be done. `soft`: later it may succeed.
 * `hard`: it never will, and trying again does harm. `needs_payer`: only with the payer present.
 * `over`: there is no mandate any more.
 */
export type DeclineKind = 'soft' | 'hard' | 'needs_payer' | 'over';
