import type { Tx } from '#platform/postgres';
import { refuse } from './refusals.ts';
import { readTiers } from './store/resellers.ts';

/** Refuses with `tier_unknown`. */
export async function requireTier(tx: Tx, code: string): Promise<void> {
  const tiers = await tx.query(readTiers, []);
  if (!tiers.some((tier) => tier.code === code)) throw refuse.tier_unknown({ tier: code });
}
