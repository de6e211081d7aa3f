import type { Tx } from '#platform/postgres';
import { saveTiers } from './store/resellers.ts';
import type { Tier } from './tier.ts';

/** Sets what resellers of a tier may sell and earn, from the next sale on. */
export function setTier(tx: Tx, tier: Tier): void {
  tx.append(saveTiers, { weekCount: null, weekMinor: null, ...tier, changedAt: tx.nowMs });
}
