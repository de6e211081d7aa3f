import {
  addDays,
  dayMs,
  endOfDay,
  type HongKongDay,
  type InstantMs,
  midnightsBetween,
} from '#base';
import type { LifeCycleDays } from '#catalog';

/**
 * A line's own life, apart from what any bucket holds. `inactive` before its first grant of
 * validity; afterwards the stages follow from the clock alone, and a top-up can end each but the
 * last.
 */
export type LifeCycleState =
  | 'inactive'
  | 'active'
  | 'one_way'
  | 'locked'
  | 'quarantine'
  | 'recycled';

export interface LifeCycle {
  readonly state: LifeCycleState;
  /** The last instant of the state; null where it does not end by itself. */
  readonly endsAt: InstantMs | null;
}

/** Hong Kong has no summer time, so a stage of n days is exactly n times 24 hours. */
export function lifeCycleAt(
  validUntil: InstantMs | null,
  nowMs: InstantMs,
  { oneWayDays, lockedDays, quarantineDays }: LifeCycleDays,
): LifeCycle {
  if (validUntil === null) return { state: 'inactive', endsAt: null };
  const oneWayUntil = validUntil + oneWayDays * dayMs;
  const lockedUntil = oneWayUntil + lockedDays * dayMs;
  const quarantineUntil = lockedUntil + quarantineDays * dayMs;
  if (nowMs <= validUntil) return { state: 'active', endsAt: validUntil };
  if (nowMs <= oneWayUntil) return { state: 'one_way', endsAt: oneWayUntil };
  if (nowMs <= lockedUntil) return { state: 'locked', endsAt: lockedUntil };
  if (nowMs <= quarantineUntil) return { state: 'quarantine', endsAt: quarantineUntil };
  return { state: 'recycled', endsAt: null };
}

/** The least top-up that brings a line in this state back: where all is off, not every one does. */
export function leastToRevive(
  state: LifeCycleState,
  { reviveLockedMinor }: Pick<LifeCycleDays, 'reviveLockedMinor'>,
): bigint {
  return state === 'locked' || state === 'quarantine' ? reviveLockedMinor : 0n;
}

/**
 * The expiry after a grant of days from today on: the last instant of a Hong Kong day, and never
 * earlier than before. No days change nothing.
 */
export function newExpiry(
  old: InstantMs | null,
  today: HongKongDay,
  days: number,
): InstantMs | null {
  if (days <= 0) return old;
  const granted = endOfDay(addDays(today, days));
  return old !== null && old > granted ? old : granted;
}

/** Whole days that are left after today; 0 on the last day and once it is over. */
export function daysLeft(validUntil: InstantMs | null, nowMs: InstantMs): number | null {
  if (validUntil === null) return null;
  return Math.max(0, midnightsBetween(nowMs, validUntil));
}
