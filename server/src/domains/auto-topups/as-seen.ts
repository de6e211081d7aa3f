import { refuse } from './refusals.ts';
import type { Rule, Wish } from './rule.ts';

/** What a person had before them when they said yes. */
export interface Seen {
  /** Which rule the line had, or none: `ruleVersion`. */
  readonly version: string;
  /** How far apart two charges are, as the sentence has said. */
  readonly intervalMinutes: number;
}

/** Another one for each time that a rule is set anew, turned off or paused. */
export function ruleVersion(rule: Rule | undefined): string {
  return rule ? `${rule.state} ${rule.onSince}` : 'none';
}

/**
 * Whether the very same was turned on already, as by a yes whose answer was lost. Refuses with
 * `auto_topup_changed` where the rule, or how far apart charges are, is otherwise than was seen.
 */
export function isOnAlready(
  { seen, wish }: { readonly seen: Seen; readonly wish: Wish },
  before: Rule | undefined,
  intervalMinutes: number,
): boolean {
  const isSeenInterval = seen.intervalMinutes === intervalMinutes;
  if (isSeenInterval && seen.version === ruleVersion(before)) return false;
  const isSame = before?.state === 'on' && before.intervalMinutes === seen.intervalMinutes;
  if (isSame && isEqual(before, wish)) return true;
  throw refuse.auto_topup_changed();
}

function isEqual(rule: Rule, wish: Wish): boolean {
  return (Object.keys(wish) as (keyof Wish)[]).every(
    (key) => String(rule[key]) === String(wish[key]),
  );
}
