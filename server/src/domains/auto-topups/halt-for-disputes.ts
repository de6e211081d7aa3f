import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { TopupFact } from '#topups';
import { ruleHalted } from './facts.ts';
import { lockRule } from './load-rules.ts';
import { pauseRule } from './pause-rule.ts';

/**
 * Pauses the rules of lines whose payer's bank has taken money back: what was taken brings the line
 * below its level, and to charge again for that would be the very thing that was disputed. In the
 * transaction that takes it: nothing is ordered between the two, and it happens once for a dispute.
 */
export async function haltForDisputes(tx: Tx, disputed: readonly TopupFact[]): Promise<void> {
  const lines = [...new Set(disputed.map(({ line }) => line))].sort();
  const why = 'charged_back';
  for (const line of lines) {
    const rule = await lockRule(tx, line);
    if (rule?.state !== 'on') continue;
    pauseRule(tx, rule, why);
    await tell(tx, ruleHalted, [{ line, why, atMs: tx.nowMs }]);
  }
}
