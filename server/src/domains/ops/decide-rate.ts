import { decideRate as carryOut, lockRateProposal, type ProposalId } from '#fx';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';

/**
 * The other two eyes: prices are made by the rate that somebody else has proposed from now on, or
 * it is off the table. Refuses with `permission_missing`, `rate_proposal_unknown`,
 * `rate_proposal_decided` and `second_person_needed`.
 */
export async function decideRate(
  context: Context,
  caller: StaffCaller,
  { proposal: id, isApproved }: { readonly proposal: ProposalId; readonly isApproved: boolean },
): Promise<void> {
  await requireStaff(context, caller, 'rates.change', id);
  await context.db.transaction(async (tx) => {
    const proposal = await lockRateProposal(tx, id);
    requireSecondPerson(caller, proposal.proposedBy);
    const rate = await carryOut(tx, proposal, { isApproved, by: caller.session.staff });
    const action = isApproved ? 'rate.approve' : 'rate.refuse';
    noteAct(tx, caller, action, id, { rate: rate?.id ?? '' });
  });
}
