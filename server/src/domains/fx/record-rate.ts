import type { Context } from '#platform/context';
import { addRate, type NewRate } from './new-rate.ts';
import type { Rate } from './rate.ts';

/**
 * Records a rate from a source or a seed, as `addRate` says. Refuses with `rate_invalid` and
 * `rate_taken`.
 */
export function recordRate(context: Context, given: NewRate): Promise<Rate> {
  return context.db.transaction((tx) => addRate(tx, given));
}
