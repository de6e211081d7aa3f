import { dayMs, type InstantMs, minuteMs } from '#base';
import type { Decision } from './decision.ts';
import { nextAhead, nextLook } from './due.ts';
import { leftOut } from './left-out.ts';
import type { Planned } from './planned.ts';
import { afterSkipMs, type AutoTopup, type Rule, unknownFrom, unknownMs } from './rule.ts';
import { wordsDue } from './told-ahead.ts';

/** While somebody's order is open, whether it is paid is looked for so often. */
const pendingMs = 5 * minuteMs;

/** What a look leaves behind of a line. */
export interface Seen {
  readonly planned: readonly Planned[];
  /** What was ordered lately, oldest first. */
  readonly past: readonly AutoTopup[];
  /** An order of the owner's is open, and without it the line would be low. */
  readonly isPendingLow: boolean;
  /** What else calls and is refused or put off. */
  readonly refused: readonly unknown[];
  readonly deferred: readonly unknown[];
  readonly nowMs: InstantMs;
}

/** When a rule is looked at again by the clock alone, after a decision; null for never. */
export function dueAfter(decision: Decision, rule: Rule, seen: Seen): InstantMs | null {
  const { planned, past, isPendingLow, nowMs } = seen;
  const ahead = nextAhead(rule, planned, nowMs);
  switch (decision.does) {
    case 'nothing': {
      const next = nextLook(rule, planned, nowMs);
      return isPendingLow ? earlier(next, nowMs + pendingMs) : next;
    }
    // Whatever ends an order calls again; by the clock its owner is told that nothing has.
    case 'wait': {
      const tellAt = unknownFrom(past);
      return tellAt > nowMs ? earlier(ahead, tellAt) : ahead;
    }
    case 'order':
      return earlier(ahead, nowMs + unknownMs);
    case 'defer':
      return earlier(ahead, decision.untilMs);
    case 'skip':
      return afterSkip(decision.cause, rule, seen);
    case 'refuse':
      return decision.untilMs === null ? ahead : earlier(ahead, decision.untilMs);
    case 'pause':
      return null;
  }
}

/**
 * What was planned behind the one that was left out is seen once that is done, and what was refused
 * or put off beside it has its own time: by what is left of this look neither is known.
 */
function afterSkip(
  cause: Extract<Decision, { does: 'skip' }>['cause'],
  rule: Rule,
  { planned, refused, deferred, nowMs }: Seen,
): InstantMs {
  const skipped = leftOut(rule, planned, cause, nowMs);
  const left = planned.filter((one) => one.cause !== cause);
  // While the next was to be left out nothing was told ahead: some of it may be due by now.
  const isToldAll = wordsDue(skipped, left, nowMs).length === 0;
  const isAlone = isToldAll && refused.length + deferred.length === 0;
  // What is low stays so: of it alone nobody is asked again before a day has passed.
  const latestMs = cause === 'below' && isAlone ? dayMs : afterSkipMs;
  return earlier(nextLook(skipped, left, nowMs), nowMs + latestMs);
}

function earlier(one: InstantMs | null, other: InstantMs): InstantMs {
  return one === null || other < one ? other : one;
}
