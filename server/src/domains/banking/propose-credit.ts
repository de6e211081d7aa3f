import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { AttemptId } from '#payments';
import type { Context } from '#platform/context';
import { type EntryId, type Suspense, type SuspenseWay, waysOf } from './entry.ts';
import { lockCredit, saveCredit } from './credit-in-suspense.ts';
import { patienceBy, requireOldEnough } from './patience.ts';
import { refuse } from './refusals.ts';

export interface CreditProposal {
  readonly entry: EntryId;
  readonly way: SuspenseWay;
  /** Whose money it is, with `to_order`. */
  readonly attempt: AttemptId | null;
  readonly reason: string;
}

/**
 * Proposes what becomes of an entry whose owner is not known; somebody else decides. Refuses with
 * `permission_missing`, `credit_unknown`, `credit_state_wrong`, `credit_not_for_order` and
 * `unmatched_too_young`.
 */
export async function proposeCredit(
  context: Context,
  caller: StaffCaller,
  { entry: id, way, attempt, reason }: CreditProposal,
): Promise<Suspense> {
  await requireStaff(context, caller, 'reconciliation.change', id);
  return context.db.transaction(async (tx) => {
    const found = await lockCredit(tx, id, 'open');
    const isForOrder = way === 'to_order';
    const patience = patienceBy(tx.settings, tx.nowMs);
    if (way === 'write_off') requireOldEnough(found.entry.amount, found.entry.bookedAt, patience);
    if (!waysOf(found.entry, patience).includes(way) || isForOrder !== (attempt !== null)) {
      throw refuse.credit_not_for_order({ way });
    }
    const proposedBy = caller.session.staff;
    const proposed: Suspense = { ...found, state: 'proposed', way, attempt, reason, proposedBy };
    await saveCredit(tx, proposed);
    noteAct(tx, caller, 'credit.propose', id, { way, attempt: attempt ?? '', reason });
    return proposed;
  });
}
