import type { Tx } from '#platform/postgres';
import type { BarChanged } from '#subscribers';
import { recallQuota } from './recall-quota.ts';

/** A bar reaches what runs on a line at once. */
export function stopBarred(tx: Tx, changes: readonly BarChanged[]): Promise<void> {
  const barred = changes.filter(({ isBarred }) => isBarred).map(({ line }) => line);
  return recallQuota(tx, barred, 'abort');
}
