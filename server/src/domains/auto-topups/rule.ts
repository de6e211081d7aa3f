import { type HongKongDay, type InstantMs, minuteMs, type PhoneNumber } from '#base';
import type { MandateId } from '#mandates';
import type { LineId, SubscriberId } from '#subscribers';
import type { TopupId } from '#topups';

/** `off` was turned off by its owner, `paused` by us, and its owner was told why. */
export type RuleState = 'on' | 'paused' | 'off';

/** What a top-up by a rule is for. */
export type Cause = 'below' | 'expiry' | 'monthly';

/** What a subscriber wants; amounts in minor units of HKD. */
export interface Wish {
  /**
   * A balance below it calls for a top-up; one that equals it does not. With `daysLeft`, whichever
   * comes first; null for neither.
   */
  readonly belowMinor: bigint | null;
  /** So many days before the line expires, or fewer. */
  readonly daysLeft: number | null;
  /** Added at a time, as often as it takes to reach the level; null where only a month calls. */
  readonly amountMinor: bigint | null;
  /** Where given, one top-up fills the line up to it instead. */
  readonly targetMinor: bigint | null;
  readonly monthlyDay: number | null;
  readonly monthlyMinor: bigint | null;
  /** The last day on which it is made; null for no end. */
  readonly monthlyUntil: HongKongDay | null;
  /** In any 30 days, over everything that this rule orders. */
  readonly capMinor: bigint;
  readonly capTimes: number;
  /** In the order in which they are tried. */
  readonly mandates: readonly MandateId[];
}

export interface Rule extends Wish {
  readonly line: LineId;
  readonly owner: SubscriberId;
  /** Where top-ups go to and messages as well. */
  readonly number: PhoneNumber;
  readonly state: RuleState;
  /** The owner has asked that the next top-up not be made. */
  readonly skipsNext: boolean;
  /** When one for running low was left out last. */
  readonly leftOutAt: InstantMs | null;
  /** Declines from before it was turned on do not pause it again. */
  readonly onSince: InstantMs;
  readonly pausedWhy: string | null;
  /** When it is looked at next by the clock alone. */
  readonly dueAt: InstantMs | null;
  /**
   * For which month's day its owner was told ahead, how often, and when first. Of one that was set
   * anew behind a month's day, whose top-up the one before had still to make: that day.
   */
  readonly toldFor: HongKongDay | null;
  readonly toldTimes: number;
  readonly toldAt: InstantMs | null;
  /** The same for the day before an expiry: `wordOf` reads both. */
  readonly expiryToldFor: HongKongDay | null;
  readonly expiryToldTimes: number;
  readonly expiryToldAt: InstantMs | null;
  /** The month whose monthly top-up is done or was skipped, `2026-11`. */
  readonly monthDone: string | null;
  /** The day before an expiry whose top-up is done or was skipped. */
  readonly expiryDone: HongKongDay | null;
  /** When days were taken back last: the end that came again by that was shown to nobody. */
  readonly expiryBackAt: InstantMs | null;
  /** So many minutes are between two, as was agreed; null with rules of the versions before. */
  readonly intervalMinutes: number | null;
  /** When use last brought the line below the rule's own level. */
  readonly fellAt: InstantMs | null;
  /** How often something has changed that it must be looked at for. */
  readonly hastened: number;
  /** Why nothing was charged, as its owner was told last; null since that is over. */
  readonly toldWhy: string | null;
}

/** `open`: ordered, and nobody knows its end yet. */
export type AutoTopupState = 'open' | 'charged' | 'declined';

/** A top-up that a rule has ordered. */
export interface AutoTopup {
  readonly id: TopupId;
  readonly line: LineId;
  readonly cause: Cause;
  /** When the try began that it belongs to; of a try, each mandate is asked once. */
  readonly roundAt: InstantMs;
  readonly mandate: MandateId;
  readonly valueMinor: bigint;
  /** The level and the cap by which it was ordered; null with those of the versions before. */
  readonly belowMinor: bigint | null;
  readonly capMinor: bigint | null;
  readonly state: AutoTopupState;
  readonly reason: string | null;
  readonly openedAt: InstantMs;
  /** When its end was known; null while it is open. */
  readonly endedAt: InstantMs | null;
}

/**
 * Why one came to nothing that was wanted no more: by its owner, or since a bank took money back.
 */
export const calledOff = 'called_off';

/** Why one came to nothing whose money came, was held, and is on its way back. */
export const returned = 'returned';

/** Whether the caps count it: its money was taken, or may be. */
export function isTaken({ state, reason }: Pick<AutoTopup, 'state' | 'reason'>): boolean {
  return state !== 'declined' || reason === returned;
}

export type RuleEventName =
  | 'turned_on'
  | 'changed'
  | 'turned_off'
  | 'ordered'
  | 'charged'
  | 'declined'
  | 'called_off'
  | 'skipped'
  | 'refused'
  | 'paused'
  | 'resumed'
  | 'told_ahead';

export interface RuleEvent {
  readonly at: InstantMs;
  readonly event: RuleEventName;
  readonly cause: Cause | null;
  readonly reason: string | null;
  readonly valueMinor: bigint | null;
  readonly topup: TopupId | null;
}

/** The period of the caps, in days; they hold in any of that length, not by the calendar. */
export const capDays = 30;

/** So soon what is left behind one that was left out is looked at. */
export const afterSkipMs = minuteMs;

/** Usually a wallet answers long before; whose owner waits for longer is told so. */
export const unknownMs = 15 * minuteMs;

/** From when on its owner is told that nobody knows the end of the open one. */
export function unknownFrom(past: readonly AutoTopup[]): InstantMs {
  const open = past.find(({ state }) => state === 'open');
  return open ? open.openedAt + unknownMs : Number.NEGATIVE_INFINITY;
}
