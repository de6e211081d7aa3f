import type { InstantMs } from '#base';
import { doneBy, type Planned } from './planned.ts';
import type { Cause, Rule } from './rule.ts';

/** A rule that has left out what it was to leave out. */
export function leftOut(
  rule: Rule,
  planned: readonly Planned[],
  cause: Cause,
  nowMs: InstantMs,
): Rule {
  return {
    ...rule,
    ...doneBy(rule, planned, cause, nowMs),
    skipsNext: false,
    leftOutAt: cause === 'below' ? nowMs : rule.leftOutAt,
  };
}
