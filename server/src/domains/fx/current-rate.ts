import { hourMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import { type CurrencyPair, isStale, type Rate } from './rate.ts';
import { refuse } from './refusals.ts';
import { fxSettings } from './settings.ts';
import { rateOf, readRateAt } from './store.ts';

/**
 * The rate of a pair that applies now. Refuses with `rate_missing`, and with `rate_stale` where the
 * last one was fetched too long ago: nothing is priced by guess.
 */
export async function currentRate(context: Context, { from, to }: CurrencyPair): Promise<Rate> {
  const [row] = await context.db.read(readRateAt, [from, to, isoTime(context.clock.now())]);
  if (!row) throw refuse.rate_missing({ from, to });
  const rate = rateOf(row);
  const mostMs = context.settings().get(fxSettings.mostAgeHours) * hourMs;
  if (isStale(rate, context.clock.now(), mostMs)) throw refuse.rate_stale({ from, to });
  return rate;
}
