import { type InstantMs, isoTime } from '#base';
import type { Tx } from '#platform/postgres';
import type { CurrencyPair, Rate } from './rate.ts';
import { rateOf, readRateAt } from './store.ts';

/**
 * The rate of a pair that applied at an instant, however old it was; undefined before the first.
 */
export async function loadRateAt(
  tx: Tx,
  { from, to }: CurrencyPair,
  atMs: InstantMs,
): Promise<Rate | undefined> {
  const [row] = await tx.query(readRateAt, [from, to, isoTime(atMs)]);
  return row && rateOf(row);
}
