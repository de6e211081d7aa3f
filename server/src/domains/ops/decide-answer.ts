import { answeringOf, approveAnswer, refuseAnswer } from '#disputes';
import { requirePermission, requireStaff } from '#identity';
import type { Context } from '#platform/context';
import { decide } from './decide.ts';
import type { Caller } from './look.ts';

/**
 * The other two eyes: answers an appeal as somebody else has proposed, or takes the proposal off
 * the table with why. Refuses with `permission_missing`, `second_person_needed` and as `disputes`
 * does.
 */
export async function decideAnswer(
  context: Context,
  caller: Caller,
  number: string,
  { isApproved, words }: { readonly isApproved: boolean; readonly words: string },
): Promise<void> {
  // Who may not is told so before whether there is such an appeal.
  await requireStaff(context, caller, 'appeals.approve');
  const answering = await answeringOf(context, number);
  const { session, ip } = caller;
  const subject = answering.appeal.id;
  const gives = answering.appeal.proposal?.outcome.gives;
  if (isApproved && (gives === 'refund' || gives === 'write_off')) {
    await requirePermission(context, { session, permission: 'refunds.approve', subject, ip });
  }
  const action = isApproved ? 'appeal.approve' : 'appeal.refuse';
  await decide(context, caller, { permission: 'appeals.approve', action, subject }, async (tx) => {
    if (isApproved) await approveAnswer(tx, answering, caller);
    else await refuseAnswer(tx, answering, { by: session.staff, words });
    return { gives: gives ?? '' };
  });
}
