import type { Context } from '#platform/context';
import { readTier } from './read-tier.ts';
import { refuse } from './refusals.ts';
import { setTier } from './set-tier.ts';
import type { Tier } from './tier.ts';

/**
 * Sets a tier as a file says it, new or anew, from the next sale on. Refuses with `tier_invalid`
 * and the name of the field that is wrong.
 */
export async function changeTier(context: Context, written: unknown): Promise<Tier> {
  const tier = readTier(written);
  if (typeof tier === 'string') throw refuse.tier_invalid({ field: tier });
  await context.db.transaction(async (tx) => setTier(tx, tier));
  return tier;
}
