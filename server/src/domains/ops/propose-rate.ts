import { type ProposalId, proposeRate as propose, type WantedRate } from '#fx';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';

/**
 * The first of the four eyes: wants another rate than the one in force. Refuses with
 * `permission_missing`, `rate_invalid` and `rate_proposed_already`.
 */
export async function proposeRate(
  context: Context,
  caller: StaffCaller,
  wanted: Omit<WantedRate, 'proposedBy'>,
): Promise<ProposalId> {
  await requireStaff(context, caller, 'rates.change');
  return context.db.transaction(async (tx) => {
    const id = await propose(tx, { ...wanted, proposedBy: caller.session.staff });
    const { from, to, numerator, denominator, reason } = wanted;
    const ratio = `${numerator}/${denominator}`;
    noteAct(tx, caller, 'rate.propose', id, { from, to, ratio, reason });
    return id;
  });
}
