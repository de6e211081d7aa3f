import type { Tx } from '#platform/postgres';
import type { ClawBack, ClawBackId } from './claw-back.ts';
import { changeClawBack } from './kept-claw-backs.ts';
import { lockProposed } from './lock-proposed.ts';
import type { Reviewer } from './review.ts';
import type { TopupId } from './topup.ts';

/** Takes a proposal off the table. Refuses with `refund_not_proposed`. */
export async function refuseRefund(
  tx: Tx,
  id: TopupId,
  refund: ClawBackId,
  by: Reviewer,
): Promise<ClawBack> {
  const { proposal } = await lockProposed(tx, id, refund);
  const decidedBy = proposal.proposedBy === by ? null : by;
  const refused = { ...proposal, state: 'refused', decidedBy } as const;
  changeClawBack(tx, refused);
  return refused;
}
