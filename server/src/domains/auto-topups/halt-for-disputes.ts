import { isId } from '#base';
import { loadOwner, type MandateId } from '#mandates';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { type LineId, loadLinesOf, type SubscriberId } from '#subscribers';
import type { TopupFact } from '#topups';
import { ruleHalted } from './facts.ts';
import { lockRule, mandatesOfOrders } from './load-rules.ts';
import { pauseRule } from './pause-rule.ts';
import { withdrawOpen } from './withdraw-open.ts';

/**
 * Pauses the rules of lines whose payer's bank has taken money back: what was taken brings the line
 * below its level, and to charge again for that would be the very thing that was disputed. Where a
 * rule had charged it, so are the payer's other rules by the same mandate, which the bank says was
 * not theirs to give. In the transaction that takes it: nothing is ordered between the two, and it
 * happens once for a dispute. What was ordered before and is not known to be paid is called off.
 */
export async function haltForDisputes(tx: Tx, disputed: readonly TopupFact[]): Promise<void> {
  const own = new Set(disputed.map(({ line }) => line));
  // By which mandates rules had charged what is disputed.
  const mandates = await mandatesOfOrders(
    tx,
    disputed.map(({ topup }) => topup),
  );
  const lines = [...new Set([...own, ...(await linesBeside(tx, mandates))])].sort();
  const why = 'charged_back';
  for (const line of lines) {
    const rule = await lockRule(tx, line);
    if (!rule) continue;
    const isMeant = own.has(line) || rule.mandates.some((one) => mandates.has(one));
    // One that rests already, or goes by others by now, may have left an open one behind.
    await withdrawOpen(tx, rule, isMeant ? undefined : mandates);
    if (!isMeant || rule.state !== 'on') continue;
    pauseRule(tx, rule, why);
    await tell(tx, ruleHalted, [{ line, why, atMs: tx.nowMs }]);
  }
}

/** Every line of those whose mandates these are: only they can have rules by them. */
async function linesBeside(tx: Tx, mandates: ReadonlySet<MandateId>): Promise<LineId[]> {
  const owners = await Promise.all([...mandates].map((id) => loadOwner(tx, id)));
  const people = owners.filter((id): id is SubscriberId => id !== undefined && isId('sub', id));
  return loadLinesOf(tx, [...new Set(people)]);
}
