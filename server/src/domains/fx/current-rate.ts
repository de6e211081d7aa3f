import { isoTime } from '#base';
import type { Context } from '#platform/context';
import type { CurrencyPair, Rate } from './rate.ts';
import { refuse } from './refusals.ts';
import { rateOf, readRateAt } from './store.ts';

/** The rate of a pair that applies now. Refuses with `rate_missing`: nothing is priced by guess. */
export async function currentRate(context: Context, { from, to }: CurrencyPair): Promise<Rate> {
  const [row] = await context.db.read(readRateAt, [from, to, isoTime(context.clock.now())]);
  if (!row) throw refuse.rate_missing({ from, to });
  return rateOf(row);
}
