import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { upsertToppedUpBelow } from './store/profiles.ts';

/** Below which level of its money a rule is called from now on, beside those; null for no rule. */
export function setToppedUpBelow(tx: Tx, line: LineId, level: bigint | null): void {
  tx.append(upsertToppedUpBelow, {
    slot: slotOf(line),
    line: uuidOf(line),
    toppedUpBelow: level,
  });
}
