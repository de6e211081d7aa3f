import {
  dayMs,
  type HongKongDay,
  hourMs,
  type Id,
  type InstantMs,
  type Language,
  type Slot,
} from '#base';
import type { AttemptId, DeclineKind, MandateLimits } from '#payments';
import type { MandateTerms } from './terms.ts';

export type MandateId = Id<'mdt'>;

/** See the README for what leads where. */
export type MandateState = 'pending' | 'active' | 'suspended' | 'revoked' | 'expired';

/** Who has ended it. */
export type EndedBy = 'payer' | 'provider' | 'us';

/** What the person agreed to, word for word. */
export interface Consent {
  readonly version: string;
  readonly language: Language;
  readonly text: string;
}

export interface Mandate {
  readonly slot: Slot;
  readonly id: MandateId;
  readonly owner: string;
  readonly connector: string;
  readonly provider: string;
  readonly state: MandateState;
  readonly consent: Consent;
  readonly limits: MandateLimits;
  readonly terms: MandateTerms;
  /** Of a mandate for fixed days: the day of the next payment. */
  readonly planDue: HongKongDay | null;
  /** When a payment last went through. */
  readonly collectedAt: InstantMs | null;
  readonly returnUrl: string;
  /** Where its provider sends notices; the connector's code follows. */
  readonly notifyBaseUrl: string;
  readonly sealedToken: string | null;
  readonly sealedGrant: string | null;
  readonly label: string | null;
  readonly endsAt: InstantMs | null;
  readonly periodFrom: InstantMs | null;
  readonly usedMinor: bigint;
  readonly usedTimes: number;
  readonly openAttempt: AttemptId | null;
  readonly declines: number;
  readonly lastDecline: string | null;
  readonly restsUntil: InstantMs | null;
  readonly openedAt: InstantMs;
  readonly signedAt: InstantMs | null;
  readonly endedAt: InstantMs | null;
  readonly endedBy: EndedBy | null;
  readonly askAt: InstantMs | null;
  readonly asked: number;
}

export type MandateEventName =
  | 'asked'
  | 'signed'
  | 'announced'
  | 'collected'
  | 'declined'
  | 'suspended'
  | 'revoked'
  | 'expired';

export interface MandateEvent {
  readonly at: InstantMs;
  readonly event: MandateEventName;
  readonly amountMinor: bigint | null;
  readonly reason: string | null;
}

export function isEnded({ state }: Pick<Mandate, 'state'>): boolean {
  return state === 'revoked' || state === 'expired';
}

/** What has been taken in the period that runs now; a period that is over counts no more. */
export function usedNow(
  { periodFrom, usedMinor, usedTimes, limits }: Mandate,
  nowMs: InstantMs,
): { readonly from: InstantMs; readonly minor: bigint; readonly times: number } {
  const isRunning = periodFrom !== null && nowMs < periodFrom + limits.periodDays * dayMs;
  return isRunning
    ? { from: periodFrom, minor: usedMinor, times: usedTimes }
    : { from: nowMs, minor: 0n, times: 0 };
}

/** How long a mandate rests after so many soft declines in a row; undefined when it is enough. */
export function restMs(declines: number): number | undefined {
  return [hourMs, 8 * hourMs, dayMs, 3 * dayMs][declines - 1];
}

/** What a decline does to a mandate. */
export type AfterDecline =
  | { readonly does: 'end' | 'suspend' | 'nothing' }
  | { readonly does: 'rest'; readonly forMs: number };

/** `declines`: how many in a row there were with this one. */
export function afterDecline(kind: DeclineKind, declines: number): AfterDecline {
  switch (kind) {
    case 'over':
      return { does: 'end' };
    case 'hard':
      return { does: 'suspend' };
    // Its payer is asked to act; the mandate itself is good.
    case 'needs_payer':
      return { does: 'nothing' };
    case 'soft': {
      const forMs = restMs(declines);
      return forMs === undefined ? { does: 'suspend' } : { does: 'rest', forMs };
    }
  }
}
