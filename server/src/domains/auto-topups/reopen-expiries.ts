import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { reopenExpiries as reopen } from './store/rules.ts';

/**
 * Days of lines were taken back, as what was paid before their end was given back: their rules see
 * that end again, whose top-up was done. Its owner is told of the next one anew, because the word
 * they had was of the one that they have back.
 */
export async function reopenExpiries(
  tx: Tx,
  facts: readonly { readonly line: LineId }[],
): Promise<void> {
  const lines = [...new Set(facts.map(({ line }) => line))].sort();
  for (const line of lines) {
    tx.append(reopen, { slot: slotOf(line), line: uuidOf(line), at: tx.nowMs });
  }
}
