import { type InstantMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import type { CurrencyPair, Rate } from './rate.ts';
import { rateOf, readRateAt } from './store.ts';

/**
 * The rate of a pair that applied at an instant, for what was priced and told to somebody then;
 * undefined before the first.
 */
export async function rateAt(
  context: Context,
  { from, to }: CurrencyPair,
  atMs: InstantMs,
): Promise<Rate | undefined> {
  const [row] = await context.db.read(readRateAt, [from, to, isoTime(atMs)]);
  return row && rateOf(row);
}
