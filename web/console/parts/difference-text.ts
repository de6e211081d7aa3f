import type { Money } from '../../client/index.ts';
import type { useConsole } from '../state/console-context.tsx';

type Console = Pick<ReturnType<typeof useConsole>, 'say' | 'format'>;

/** How a count differs from the books, in words: a sum with a sign leaves open whose it is. */
export function differenceText({ say, format }: Console, { amountMinor, currency }: Money): string {
  if (amountMinor === 0) return say('difference.none');
  const amount = format.money({ amountMinor: Math.abs(amountMinor), currency });
  return say(amountMinor > 0 ? 'difference.over' : 'difference.missing', { amount });
}
