import type { Tx } from '#platform/postgres';
import type { LineAged } from '#subscribers';
import { recallQuota } from './recall-quota.ts';

/** Lines that are not served any more as they were: what runs on them ends now. */
export function stopAged(tx: Tx, aged: readonly LineAged[]): Promise<void> {
  const over = aged.filter(({ to }) => to !== 'active').map(({ line }) => line);
  return recallQuota(tx, over, 'abort');
}
