import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { hastenRules as hasten } from './store/rules.ts';

/**
 * Has the rules of lines looked at soon, in the transaction that changed what they depend on beside
 * how low their money is. Costs one statement, and nothing for lines without.
 */
export async function hastenRules(
  tx: Tx,
  facts: readonly { readonly line: LineId }[],
): Promise<void> {
  const lines = [...new Set(facts.map(({ line }) => line))].sort();
  for (const line of lines) {
    tx.append(hasten, { slot: slotOf(line), line: uuidOf(line), dueAt: tx.nowMs });
  }
}
