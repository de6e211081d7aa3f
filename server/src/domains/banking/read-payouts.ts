import type { Context } from '#platform/context';
import { type PayoutSum, sumPayouts } from './store/entries.ts';

/** What providers have settled on our accounts so far, in the currency that they settled. */
export function readPayouts(context: Context): Promise<readonly PayoutSum[]> {
  return context.db.read(sumPayouts, []);
}
