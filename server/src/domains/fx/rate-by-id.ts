import { uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Rate, RateId } from './rate.ts';
import { refuse } from './refusals.ts';
import { rateOf, readRate } from './store.ts';

/** The rate that a quote or receipt names. Refuses with `rate_unknown`. */
export async function rateById(context: Context, id: RateId): Promise<Rate> {
  const [row] = await context.db.read(readRate, [uuidOf(id)]);
  if (!row) throw refuse.rate_unknown({ rate: id });
  return rateOf(row);
}
