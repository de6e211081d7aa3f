import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { AttemptId } from '#payments';
import type { Context } from '#platform/context';
import type { BagId } from './bag.ts';
import { lockOpenBag } from './open-bag.ts';
import { type EntryId, type Suspense, type SuspenseWay, waysOf } from './entry.ts';
import { listPayers } from './list-payers.ts';
import { lockCredit, saveCredit } from './credit-in-suspense.ts';
import { patienceBy, requireOldEnough } from './patience.ts';
import { refuse } from './refusals.ts';

export interface CreditProposal {
  readonly entry: EntryId;
  readonly way: SuspenseWay;
  /** Whose money it is, with `to_order`. */
  readonly attempt: AttemptId | null;
  /** The connector whose payout it is, with `to_payout`. */
  readonly settles?: string | null;
  /** The bag that it is, with `to_bag`. */
  readonly bag?: BagId | null;
  readonly reason: string;
}

/**
 * Proposes what becomes of an entry whose owner is not known; somebody else decides. Refuses with
 * `permission_missing`, `credit_unknown`, `credit_state_wrong`, `credit_not_for_order`,
 * `credit_not_for_payout`, `credit_not_for_bag` and `unmatched_too_young`.
 */
export async function proposeCredit(
  context: Context,
  caller: StaffCaller,
  { entry: id, way, attempt, settles = null, bag: named = null, reason }: CreditProposal,
): Promise<Suspense> {
  await requireStaff(context, caller, 'reconciliation.change', id);
  const isForPayout = way === 'to_payout';
  const payers = isForPayout ? await listPayers(context) : [];
  if (isForPayout ? settles === null || !payers.includes(settles) : settles !== null) {
    throw refuse.credit_not_for_payout({ connector: settles ?? '' });
  }
  return context.db.transaction(async (tx) => {
    const found = await lockCredit(tx, id, 'open');
    const isForOrder = way === 'to_order';
    const patience = patienceBy(tx.settings, tx.nowMs);
    if (way === 'write_off') requireOldEnough(found.entry.amount, found.entry.bookedAt, patience);
    if (!waysOf(found.entry, patience).includes(way) || isForOrder !== (attempt !== null)) {
      throw refuse.credit_not_for_order({ way });
    }
    const bag = way === 'to_bag' ? await lockOpenBag(tx, found.entry, named) : null;
    if (bag === null && named !== null) throw refuse.credit_not_for_bag({ bag: named });
    const proposedBy = caller.session.staff;
    const proposal = { way, attempt, settles, bag, reason, proposedBy };
    const proposed: Suspense = { ...found, ...proposal, state: 'proposed' };
    await saveCredit(tx, proposed);
    noteAct(tx, caller, 'credit.propose', id, {
      way,
      attempt: attempt ?? '',
      settles: settles ?? '',
      bag: named ?? '',
      reason,
    });
    return proposed;
  });
}
