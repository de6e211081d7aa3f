import { slotOf, uuidOf } from '#base';
import type { MandateId } from '#mandates';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { forgoUnasked } from '#topups';
import { autoTopupStopped } from './facts.ts';
import { loadPast } from './load-rules.ts';
import { type AutoTopup, calledOff, type Rule } from './rule.ts';
import { callOffOpen } from './store/topups.ts';

/**
 * Has what a locked rule has ordered, and nobody knows the end of, wanted no more: from this commit
 * on nobody is asked for it who was not asked before, and the rest is called off where that can be.
 * Where mandates are given, only what one of them is to pay.
 */
export async function withdrawOpen(
  tx: Tx,
  { line, owner }: Rule,
  by?: ReadonlySet<MandateId>,
): Promise<AutoTopup | undefined> {
  const open = (await loadPast(tx, line)).find(({ state }) => state === 'open');
  if (!open || by?.has(open.mandate) === false) return undefined;
  tx.append(callOffOpen, { slot: slotOf(open.id), id: uuidOf(open.id), reason: calledOff });
  await forgoUnasked(tx, open.id);
  await tell(tx, autoTopupStopped, [{ topup: open.id, owner }]);
  return open;
}
