import { slotOf, uuidOf, type ZoneMask } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { upsertOptIns } from './store/profiles.ts';

/** Says in which zones a line's subscriber has agreed to services that want a yes. */
export function setOptIns(tx: Tx, line: LineId, optedIn: ZoneMask): void {
  tx.append(upsertOptIns, { slot: slotOf(line), line: uuidOf(line), optedIn });
}
