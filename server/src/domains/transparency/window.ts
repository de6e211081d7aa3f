import { hourMs, type InstantMs, minuteMs } from '#base';

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
