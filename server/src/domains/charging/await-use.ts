import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { upsertAwaited } from './store/profiles.ts';

/** Has the next use of a line told by `lineUsedAgain`, whatever pays for it: once. */
export function awaitUse(tx: Tx, line: LineId, isAwaited = true): void {
  tx.append(upsertAwaited, { slot: slotOf(line), line: uuidOf(line), isAwaited });
}
