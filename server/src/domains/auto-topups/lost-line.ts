import type { Line } from '#subscribers';
import type { Rule } from './rule.ts';

/** Whether a line is not its rule's owner's any more: somebody else's, or without a number. */
export function isLost(
  { owner }: Pick<Rule, 'owner'>,
  { subscriber, numbers }: Pick<Line, 'subscriber' | 'numbers'>,
): boolean {
  return subscriber !== owner || numbers.length === 0;
}
