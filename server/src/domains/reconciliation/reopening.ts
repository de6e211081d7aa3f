import type { Tx } from '#platform/postgres';
import { type Break, canBeReopened } from './break.ts';
import { loadUnmatchedOf } from './load-unmatched.ts';
import { refuse } from './refusals.ts';

/**
 * Refuses with `reopening_not_possible` where the bill was believed, which is a payment since then,
 * and where people have decided what became of its money: that is gone, but for what was set off.
 */
export async function requireReopenable(tx: Tx, of: Break): Promise<void> {
  if (!canBeReopened(of)) throw refuse.reopening_not_possible({ why: of.way ?? of.state });
  const { disposals } = await loadUnmatchedOf(tx, of.id);
  const gone = disposals.find(({ way, state }) => state === 'done' && way !== 'set_off');
  if (gone) throw refuse.reopening_not_possible({ why: gone.way });
}
