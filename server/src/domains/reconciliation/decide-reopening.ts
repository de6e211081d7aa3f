import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { type Break, type BreakId, isReopeningProposed } from './break.ts';
import { saveBreak } from './load-breaks.ts';
import { lockedBreak } from './lock-break.ts';
import { matchBankAgain } from './match-bank-again.ts';
import { refuse } from './refusals.ts';
import { requireReopenable } from './reopening.ts';
import { takeBackResolution } from './take-back-resolution.ts';

/**
 * Decides whether a break is opened again, as somebody else has proposed: takes back what stands in
 * the books for it, in one commit, or keeps it resolved. One of our bank is looked at again at once
 * and cleared where nothing differs any more. Refuses with `permission_missing`, `break_unknown`,
 * `break_state_wrong`, `second_person_needed` and `reopening_not_possible`.
 */
export async function decideReopening(
  context: Context,
  caller: StaffCaller,
  { break: id, isApproved }: { readonly break: BreakId; readonly isApproved: boolean },
): Promise<void> {
  await requireStaff(context, caller, 'reconciliation.change', id);
  await context.db.transaction(async (tx) => {
    const found = await lockedBreak(tx, id, 'resolved');
    if (!isReopeningProposed(found)) throw refuse.break_state_wrong({ state: found.state });
    requireSecondPerson(caller, found.reopenBy);
    if (isApproved) await open(tx, found);
    saveBreak(tx, isApproved ? opened(found, caller.session.staff) : kept(found));
    noteAct(tx, caller, isApproved ? 'break.reopen' : 'break.keep', id, detailsOf(found));
  });
  if (isApproved) await matchBankAgain(context, id);
}

async function open(tx: Parameters<typeof takeBackResolution>[0], found: Break): Promise<void> {
  await requireReopenable(tx, found);
  await takeBackResolution(tx, found);
}

function opened(found: Break, reopenDecidedBy: string): Break {
  const proposal = { way: null, reason: null, proposedBy: null, decidedBy: null } as const;
  return { ...found, ...proposal, state: 'open', reopenDecidedBy };
}

function kept(found: Break): Break {
  return { ...found, reopenReason: null, reopenBy: null };
}

/** How it had been resolved, which the break itself does not say any more once it is open. */
function detailsOf(found: Break): Readonly<Record<string, string>> {
  return {
    proposedBy: found.reopenBy ?? '',
    reason: found.reopenReason ?? '',
    way: found.way ?? '',
    resolvedBy: `${found.proposedBy}, ${found.decidedBy}`,
    resolvedBecause: found.reason ?? '',
  };
}
