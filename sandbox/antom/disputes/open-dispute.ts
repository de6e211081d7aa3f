import { newNumber } from '../payments/place-payment.ts';
import { type Payment, refundableTotal } from '../payments/payment.ts';
import type { World } from '../world.ts';
import { type Dispute, isOpen } from './dispute.ts';

const dayMs = 24 * 3_600_000;
/** How long a merchant has to defend itself, unless a test says otherwise. */
const usualMs = 7 * dayMs;

/** Of all that was not given back, unless a test wants less. Undefined where there is nothing. */
export function openDispute(
  world: World,
  payment: Payment,
  given: { readonly amount?: number; readonly dueMs?: number },
): Dispute | undefined {
  const rest = refundableTotal(payment);
  const before = world.disputes.ofPayment(payment.id);
  const amount = given.amount ?? rest;
  const isWrong = payment.status !== 'SUCCESS' || amount < 1 || amount > rest;
  if (isWrong || (before !== undefined && isOpen(before))) return undefined;
  const nowMs = world.clock.now();
  const dispute = world.disputes.save({
    disputeId: newNumber(nowMs, '194010800900188'),
    paymentId: payment.id,
    amount,
    reasonCode: '4853',
    status: 'open',
    createdMs: nowMs,
    dueMs: nowMs + (given.dueMs ?? usualMs),
    closedMs: null,
    defence: null,
  });
  world.notifier.tellDispute(payment, dispute, 'DISPUTE_CREATED');
  return dispute;
}
