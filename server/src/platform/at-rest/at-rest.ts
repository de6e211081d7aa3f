import type { InstantMs } from '#base';
import type { Numbers } from './store.ts';

/** An instant, and the next transaction number at it. */
export interface Mark {
  readonly at: InstantMs;
  readonly xid: bigint;
}

/** As a table keeps it, in two columns. */
export function markOf(row: {
  readonly markAt: InstantMs | null;
  readonly markXid: bigint | null;
}): Mark | null {
  const { markAt, markXid } = row;
  return markAt === null || markXid === null ? null : { at: markAt, xid: markXid };
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
  return mark && oldest >= mark.xid && mark.at <= nowMs ? mark.at : undefined;
}

/**
 * Whether a new mark is due: none is there, it has settled, the clock was put back, or the number
 * is one that was not given out yet. That is of another cluster, out of which all was restored.
 */
export function isMarkDue(mark: Mark | null, numbers: Numbers, nowMs: InstantMs): boolean {
  const { oldest, next } = numbers;
  return !mark || oldest >= mark.xid || mark.at > nowMs || mark.xid > next;
}
