import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { type Break, type BreakId, isReopeningProposed } from './break.ts';
import { saveBreak } from './load-breaks.ts';
import { lockedBreak } from './lock-break.ts';
import { refuse } from './refusals.ts';
import { requireReopenable } from './reopening.ts';

/**
 * Proposes to open a break again that was resolved by mistake; somebody else decides. Refuses with
 * `permission_missing`, `break_unknown`, `break_state_wrong` and `reopening_not_possible`.
 */
export async function proposeReopening(
  context: Context,
  caller: StaffCaller,
  { break: id, reason }: { readonly break: BreakId; readonly reason: string },
): Promise<Break> {
  await requireStaff(context, caller, 'reconciliation.change', id);
  return context.db.transaction(async (tx) => {
    const found = await lockedBreak(tx, id, 'resolved');
    if (isReopeningProposed(found)) throw refuse.break_state_wrong({ state: 'proposed' });
    await requireReopenable(tx, found);
    const reopenBy = caller.session.staff;
    const proposed: Break = { ...found, reopenReason: reason, reopenBy, reopenDecidedBy: null };
    saveBreak(tx, proposed);
    noteAct(tx, caller, 'break.propose_reopening', id, { way: found.way ?? '', reason });
    return { ...proposed, changedAt: tx.nowMs };
  });
}
