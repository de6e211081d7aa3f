import { type Cut, cutAt } from '#base';
import type { Context } from '#platform/context';
import type { ClawBackId } from '#topups';
import { type Caller, look } from './look.ts';
import { type ProposedRefund, proposedRefunds } from './proposed-refunds.ts';

const pageLength = 50;

/** Refuses with `permission_missing` and `refund_not_proposed`. */
export function listRefundsProposed(
  context: Context,
  caller: Caller,
  after?: ClawBackId,
): Promise<Cut<ProposedRefund>> {
  const asked = { permissions: ['payments.read'], action: 'payments.list' } as const;
  return look(context, caller, asked, async () => {
    return { result: cutAt(await proposedRefunds(context, pageLength + 1, after), pageLength) };
  });
}
