import type { InstantMs, Zone } from '#base';
import { fact } from '#platform/facts';
import type { LineId } from '#subscribers';
import type { SessionId } from './session-id.ts';

/** `reauthorise`: ask for quotas anew, the terms have changed. `abort`: service ends at once. */
export type RecallReason = 'reauthorise' | 'abort';

export interface QuotaRecalled {
  readonly session: SessionId;
  readonly line: LineId;
  readonly notifyUri: string;
  readonly ratingGroups: readonly number[];
  readonly why: RecallReason;
}

/** The network is to be told that a session's quotas no longer stand as they were given. */
export const quotaRecalled = fact<QuotaRecalled>('quotaRecalled');

export interface ZoneCrossed {
  readonly line: LineId;
  readonly from: Zone | null;
  readonly to: Zone;
  readonly at: InstantMs;
}

/** A line uses the network of another zone than before. */
export const zoneCrossed = fact<ZoneCrossed>('zoneCrossed');

export interface MoneyFell {
  readonly line: LineId;
  /** Money in HKD, what is held included, before and after. */
  readonly beforeMinor: bigint;
  readonly afterMinor: bigint;
  /** The levels that it was not below before and is below now, highest first. */
  readonly levels: readonly bigint[];
}

/**
 * Use has brought a line's money below a level at which somebody wants to hear of it. A balance
 * that equals a level is not below it. Told once for each line and transaction, and only then: of
 * the other thousands nothing is told.
 */
export const moneyFell = fact<MoneyFell>('moneyFell');
