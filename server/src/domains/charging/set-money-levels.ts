import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { upsertMoneyLevels } from './store/profiles.ts';

/**
 * Below which levels of its money a line's falls are told from now on, in minor units of HKD; null
 * for the operator's own. Replaces what was set before.
 */
export function setMoneyLevels(tx: Tx, line: LineId, levels: readonly bigint[] | null): void {
  const sorted = levels && [...new Set(levels)].sort((one, other) => (one < other ? 1 : -1));
  tx.append(upsertMoneyLevels, {
    slot: slotOf(line),
    line: uuidOf(line),
    toldBelow: sorted && `{${sorted.join(',')}}`,
  });
}
