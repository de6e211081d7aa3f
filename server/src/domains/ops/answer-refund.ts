import type { Context } from '#platform/context';
import { approveRefund, type ClawBackId, refuseRefund, type TopupId } from '#topups';
import { decide } from './decide.ts';
import type { Caller } from './look.ts';

/**
 * The other two eyes: gives back what somebody else has proposed, or takes the proposal off the
 * table. Refuses with `permission_missing`, `refund_not_proposed`, `refund_by_one_person` and what
 * stands against it.
 */
export function answerRefund(
  context: Context,
  caller: Caller,
  id: TopupId,
  { refund, isApproved }: { readonly refund: ClawBackId; readonly isApproved: boolean },
): Promise<void> {
  const action = isApproved ? 'refund.approve' : 'refund.refuse';
  const asked = { permission: 'refunds.approve', action, subject: id } as const;
  const answer = isApproved ? approveRefund : refuseRefund;
  return decide(context, caller, asked, async (tx) => {
    const { price, spentRule } = await answer(tx, id, refund, caller.session.staff);
    return { refund, price: price.toString(), spentRule };
  });
}
