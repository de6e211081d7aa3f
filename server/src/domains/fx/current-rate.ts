import { hourMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import { type CurrencyPair, isStale, type Rate } from './rate.ts';
import { fxSettings } from './settings.ts';
import { rateOf, readRateAt } from './store.ts';

/**
 * The rate of a pair that applies now; undefined where nobody recorded one, and where the last one
 * was fetched too long ago: nothing is priced by guess, and what needs no rate goes on.
 */
export async function currentRate(
  context: Context,
  { from, to }: CurrencyPair,
): Promise<Rate | undefined> {
  const [row] = await context.db.read(readRateAt, [from, to, isoTime(context.clock.now())]);
  if (!row) return undefined;
  const rate = rateOf(row);
  const mostMs = context.settings().get(fxSettings.mostAgeHours) * hourMs;
  return isStale(rate, context.clock.now(), mostMs) ? undefined : rate;
}
