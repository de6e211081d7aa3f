import { type HongKongDay, startOfDay } from '#base';
import type { Why } from './why.ts';
import type { AutoTopup, Rule } from './rule.ts';
import { monthReason } from './told-why.ts';
import { lastWhyWords } from './words.ts';

/**
 * Why a month's of that day was not made, of what came last: undefined where nothing stood in its
 * way but the time, as where its owner was told late.
 */
export function lastWhyOf(
  { toldWhy, onSince }: Pick<Rule, 'toldWhy' | 'onSince'>,
  past: readonly AutoTopup[],
  day: HongKongDay,
): Why | undefined {
  const sinceMs = Math.max(startOfDay(day), onSince);
  const last = past.findLast(({ cause, openedAt }) => cause === 'monthly' && openedAt >= sinceMs);
  const reason = monthReason(toldWhy);
  if (reason !== undefined && reason in lastWhyWords) return reason as Why;
  return last?.state === 'declined' ? 'mandate_rests' : undefined;
}
