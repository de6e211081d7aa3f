import type { Tx } from '#platform/postgres';
import type { RegistrationChanged } from '#subscribers';
import { recallQuota } from './recall-quota.ts';

/**
 * A number of a line may be used again, or no longer: its sessions ask anew, each by its number, so
 * that those of the other number go on.
 */
export function askByNumber(tx: Tx, changes: readonly RegistrationChanged[]): Promise<void> {
  const lines = changes.map(({ line }) => line);
  return recallQuota(tx, lines, 'reauthorise');
}
