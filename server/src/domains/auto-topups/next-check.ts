import { type HongKongDay, hongKongDay, type InstantMs } from '#base';
import { nextLook } from './due.ts';
import type { Planned } from './planned.ts';
import type { Cause, Rule } from './rule.ts';

/** When a rule is looked at next, as its owner is shown it. */
export interface NextCheck {
  /** `below` for whatever was put off; of what is planned, what it is for. */
  readonly cause: Cause;
  readonly day: HongKongDay;
  /** The very instant, of what was put off; what is planned has a day. */
  readonly atMs: InstantMs | null;
}

/**
 * The next planned top-up, or the time before it at which something is tried again that was put
 * off; null where only use calls.
 */
export function nextCheck(
  rule: Pick<Rule, 'state' | 'dueAt'> & Parameters<typeof nextLook>[0],
  planned: readonly Planned[],
  nowMs: InstantMs,
): NextCheck | null {
  if (rule.state !== 'on') return null;
  const ahead = planned.filter(({ atMs }) => atMs > nowMs);
  const { dueAt } = rule;
  const [first] = ahead;
  // What is planned is looked at for its words ahead, too: that is no check of the owner's. Nor is
  // it one when it waits on its day for as long as its word had waited.
  const isBefore = dueAt !== null && dueAt > nowMs && !(first && dueAt >= first.atMs);
  const isPutOff = isBefore && dueAt !== nextLook(rule, ahead, nowMs);
  if (isPutOff) return { cause: 'below', day: hongKongDay(dueAt), atMs: dueAt };
  return first ? { cause: first.cause, day: first.day, atMs: null } : null;
}
