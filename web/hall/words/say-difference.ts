import type { Money } from '../../client/index.ts';
import type { Format } from '../../language/index.ts';
import type { Say } from './words.ts';

/** How a count differs from the books, in words: a sum without a sign does not say which way. */
export function sayDifference(say: Say, format: Format, { amountMinor, currency }: Money): string {
  if (amountMinor === 0) return say('countFits');
  const amount = format.money({ amountMinor: Math.abs(amountMinor), currency });
  return say(amountMinor > 0 ? 'countOver' : 'countMissing', { amount });
}
