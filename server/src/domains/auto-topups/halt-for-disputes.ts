import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { TopupFact } from '#topups';
import { ruleHalted } from './facts.ts';
import { lockRule } from './load-rules.ts';
import { pauseRule } from './pause-rule.ts';
import { withdrawOpen } from './withdraw-open.ts';

/**
 * Pauses the rules of lines whose payer's bank has taken money back: what was taken brings the line
 * below its level, and to charge again for that would be the very thing that was disputed. In the
 * transaction that takes it: nothing is ordered between the two, and it happens once for a dispute.
 * What was ordered before and is not known to be paid is called off.
 */
export async function haltForDisputes(tx: Tx, disputed: readonly TopupFact[]): Promise<void> {
  const lines = [...new Set(disputed.map(({ line }) => line))].sort();
  const why = 'charged_back';
  for (const line of lines) {
    const rule = await lockRule(tx, line);
    // One that rests already may have left behind what nobody knows the end of.
    if (rule) await withdrawOpen(tx, rule);
    if (rule?.state !== 'on') continue;
    pauseRule(tx, rule, why);
    await tell(tx, ruleHalted, [{ line, why, atMs: tx.nowMs }]);
  }
}
