import type { InstantMs, Unit, Zone, ZoneMask } from '#base';
import type { Service } from '#catalog';
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
  readonly at: InstantMs;
  /** Money in HKD, what is held included, before and after. */
  readonly beforeMinor: bigint;
  readonly afterMinor: bigint;
  /** The levels that it was not below before and is below now, highest first. */
  readonly levels: readonly bigint[];
}

/**
 * A line's money has fallen below a level at which somebody wants to hear of it, whatever took it.
 * A balance that equals a level is not below it. Told once for each line and transaction, and only
 * then: of the other thousands nothing is told.
 */
export const moneyFell = fact<MoneyFell>('moneyFell');

export interface LineUsedAgain {
  readonly line: LineId;
  readonly at: InstantMs;
}

/** A line was used that somebody waited for to be used, by `awaitUse`. */
export const lineUsedAgain = fact<LineUsedAgain>('lineUsedAgain');

export interface PackRanLow {
  readonly line: LineId;
  readonly at: InstantMs;
  /** The bucket's number on the line's account, what it holds, and what it was opened for. */
  readonly bucket: bigint;
  readonly unit: Unit;
  readonly zones: ZoneMask;
  readonly eligibility: string;
  /** Money does not pay in its place, while it lives. */
  readonly blocks: boolean;
  readonly expiresAt: InstantMs | null;
  readonly cause: string;
  readonly before: bigint;
  readonly left: bigint;
}

/**
 * Use has emptied a bucket of units, or left it at a fifth of what some pack or period comes with.
 * Whether it is a fifth of this one, whoever hears of it must see.
 */
export const packRanLow = fact<PackRanLow>('packRanLow');

export interface DailyCapReached {
  readonly line: LineId;
  readonly at: InstantMs;
  readonly zone: Zone;
  readonly service: Service;
  readonly capMinor: bigint;
  /** The last instant of the Hong Kong day. */
  readonly until: InstantMs;
}

/** Until the end of the day, use at this rate takes no more money. */
export const dailyCapReached = fact<DailyCapReached>('dailyCapReached');

export interface SpendingRose {
  readonly line: LineId;
  readonly at: InstantMs;
  /** What use has taken from money today, in minor units of HKD. */
  readonly spentMinor: bigint;
  /** Money that is left, what is held included. */
  readonly leftMinor: bigint;
}

/**
 * What use has taken from money on this Hong Kong day has doubled again, from a level of the
 * operator's on (`charging_spending_told_minor`).
 */
export const spendingRose = fact<SpendingRose>('spendingRose');
