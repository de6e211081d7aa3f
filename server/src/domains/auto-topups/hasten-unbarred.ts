import type { Tx } from '#platform/postgres';
import type { BarChanged } from '#subscribers';
import { hastenRules } from './hasten-rules.ts';

/** What a barred line was refused is looked at again once its last bar is lifted. */
export async function hastenUnbarred(tx: Tx, changes: readonly BarChanged[]): Promise<void> {
  await hastenRules(
    tx,
    changes.filter(({ isBarred }) => !isBarred),
  );
}
