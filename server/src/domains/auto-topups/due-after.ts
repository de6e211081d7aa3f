import { dayMs, type InstantMs, minuteMs } from '#base';
import type { Decision } from './decision.ts';
import { nextAhead, nextLook } from './due.ts';
import { doneBy, type Planned } from './planned.ts';
import { type AutoTopup, type Rule, unknownFrom, unknownMs } from './rule.ts';

/** While somebody's order is open, whether it is paid is looked for so often. */
const pendingMs = 5 * minuteMs;

/** What a look leaves behind of a line. */
export interface Seen {
  readonly planned: readonly Planned[];
  /** What was ordered lately, oldest first. */
  readonly past: readonly AutoTopup[];
  /** An order of the owner's is open, and without it the line would be low. */
  readonly isPendingLow: boolean;
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

function afterSkip(
  cause: Extract<Decision, { does: 'skip' }>['cause'],
  rule: Rule,
  { planned, nowMs }: Seen,
): InstantMs {
  const skipped = { ...rule, ...doneBy(rule, planned, cause, nowMs), skipsNext: false };
  const left = planned.filter((one) => one.cause !== cause);
  // What is low stays so: of it alone nobody is asked again before a day has passed.
  if (cause === 'below') return earlier(nextAhead(skipped, left, nowMs), nowMs + dayMs);
  return nextLook(skipped, left, nowMs) ?? nowMs + minuteMs;
}

function earlier(one: InstantMs | null, other: InstantMs): InstantMs {
  return one === null || other < one ? other : one;
}
