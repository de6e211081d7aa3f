import { moveBalance } from '../balance/move-balance.ts';
import type { Dispute, Metadata } from '../records.ts';
import type { World } from '../world.ts';
import { saveDispute } from './open-dispute.ts';

export function isOpen({ status }: Dispute): boolean {
  return status === 'needs_response' || status === 'under_review';
}

/** Evidence is kept; once submitted, the bank looks at it. */
export function addEvidence(
  world: World,
  dispute: Dispute,
  evidence: Metadata,
  isSubmitted: boolean,
): Dispute {
  const next: Dispute = {
    ...dispute,
    evidence: { ...dispute.evidence, ...evidence },
    status: isSubmitted ? 'under_review' : dispute.status,
    submissions: dispute.submissions + (isSubmitted ? 1 : 0),
  };
  saveDispute(world, next);
  world.notifier.tellOf('charge.dispute.updated', next);
  return next;
}

/** The bank has decided. What is won comes back without its fee. */
export function closeDispute(world: World, dispute: Dispute, status: 'won' | 'lost'): Dispute {
  const { id, account, amount, currency, charge } = dispute;
  const won =
    status === 'won'
      ? [
          moveBalance(world, {
            account,
            type: 'adjustment',
            category: 'dispute_reversal',
            amount,
            fee: 0,
            currency,
            source: id,
            description: `Chargeback reversal for ${charge}`,
          }).id,
        ]
      : [];
  const balanceTransactions = [...dispute.balanceTransactions, ...won];
  const closed: Dispute = { ...dispute, status, balanceTransactions };
  saveDispute(world, closed);
  if (status === 'won') world.notifier.tellOf('charge.dispute.funds_reinstated', closed);
  world.notifier.tellOf('charge.dispute.closed', closed);
  return closed;
}
