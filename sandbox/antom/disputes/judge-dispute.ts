import type { Payment } from '../payments/payment.ts';
import type { World } from '../world.ts';
import { type Dispute, isOpen } from './dispute.ts';

const types = { won: 'DISPUTE_JUDGED', lost: 'DISPUTE_JUDGED', cancelled: 'DISPUTE_CANCELLED' };

/** It ends, by a judge or by the payer's own will. False where there is none, or none any more. */
export function judgeDispute(
  world: World,
  payment: Payment,
  status: 'won' | 'lost' | 'cancelled',
): boolean {
  const dispute = world.disputes.ofPayment(payment.id);
  if (dispute === undefined || !isOpen(dispute)) return false;
  const closed: Dispute = { ...dispute, status, closedMs: world.clock.now() };
  world.notifier.tellDispute(payment, world.disputes.save(closed), types[status]);
  return true;
}
