import { hourMs, type InstantMs, minuteMs, secondMs } from '#base';

/** How long a transaction may take until its first write and still be sealed in its turn. */
const graceMs = 2 * secondMs;

/** An instant, and the next transaction number at it. */
export interface Mark {
  readonly at: InstantMs;
  readonly xid: bigint;
}

export interface Numbers {
  /** The oldest transaction that is under way. */
  readonly oldest: bigint;
  readonly next: bigint;
}

/**
 * Until when everything recorded has come to rest; undefined while it has not, or where the clock
 * was put back behind the mark.
 */
export function settledUntil(
  mark: Mark | null,
  { oldest }: Numbers,
  nowMs: InstantMs,
): InstantMs | undefined {
  return mark && oldest >= mark.xid && mark.at <= nowMs ? mark.at - graceMs : undefined;
}

/** Whether a new mark is due: none is there, it has settled, or the clock was put back. */
export function isMarkDue(mark: Mark | null, { oldest }: Numbers, nowMs: InstantMs): boolean {
  return !mark || oldest >= mark.xid || mark.at > nowMs;
}

/** A clock that was put back is noticed so soon: the job that seals looks every second. */
const noticedWithinMs = 5 * minuteMs;

/**
 * Until when everything has been looked up once more. A clock that was put back behind the mark may
 * since have had something written where all was looked up already.
 */
export function sweptBefore(
  sweptUntil: InstantMs | null,
  markAt: InstantMs | null,
  nowMs: InstantMs,
): InstantMs | null {
  const isPutBack = markAt !== null && markAt > nowMs;
  return isPutBack && sweptUntil !== null
    ? Math.min(sweptUntil, nowMs - noticedWithinMs)
    : sweptUntil;
}

const leastSpanMs = 10;
const greatestSpanMs = 24 * 366 * hourMs;

/**
 * How wide a piece of time to take next, from how much the last one held: an idle year goes by in
 * a few steps, and of a busy second no more is read than is sealed.
 */
export function nextSpan(spanMs: number, found: number, most: number): number {
  if (found >= most) return Math.max(leastSpanMs, spanMs / 2);
  return found < most / 4 ? Math.min(greatestSpanMs, spanMs * 2) : spanMs;
}
