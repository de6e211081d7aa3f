import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { slotOf, uuidOf } from '#base';
import { advanceOwedTerms } from './store/terms.ts';

/**
 * Fees that are owed are tried again right after this transaction, which has put money on their
 * lines. The lines' accounts are locked by whoever put it there.
 */
export async function bringOwedForward(
  tx: Tx,
  credited: readonly { readonly line: LineId }[],
): Promise<void> {
  for (const { line } of credited) {
    tx.append(advanceOwedTerms, { slot: slotOf(line), line: uuidOf(line), dueAt: tx.nowMs });
  }
}
