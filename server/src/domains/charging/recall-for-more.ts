import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { recallQuota } from './recall-quota.ts';

/**
 * Lines have more to spend than before, or other units: their sessions ask for new quotas at once,
 * so that whoever has topped up in the middle of a call is not cut off by what was left before.
 */
export function recallForMore(
  tx: Tx,
  changed: readonly { readonly line: LineId }[],
): Promise<void> {
  const lines = changed.map(({ line }) => line);
  return recallQuota(tx, lines, 'reauthorise');
}
