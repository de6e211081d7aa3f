import type { World } from '../world.ts';
import { failPayment, takeMoney } from './end-payment.ts';
import { nextChangeMs, type Payment } from './payment.ts';
import { settleRefund } from './settle-refund.ts';

/**
 * Brings a payment up to the present: its expiry, a charge or a refund that was under way, money
 * that arrives late. Every reader goes through it, so that a caller that asks in the instant after
 * the clock jumped does not see the past.
 */
export function passTime(world: World, payment: Payment): Payment {
  let current = payment;
  for (;;) {
    const dueMs = nextChangeMs(current);
    if (dueMs === null || dueMs > world.clock.now()) return current;
    current = passMoment(world, current, dueMs);
  }
}

function passMoment(world: World, payment: Payment, dueMs: number): Payment {
  if (payment.lateMoneyMs === dueMs) return takeMoney(world, payment, dueMs);
  const refund = payment.refunds.find(({ settles }) => settles?.atMs === dueMs);
  if (refund !== undefined) return settleRefund(world, payment, refund);
  if (payment.settles?.as === 'SUCCESS') return takeMoney(world, payment, dueMs);
  const code = payment.settles === null ? 'ORDER_IS_CLOSED' : 'USER_BALANCE_NOT_ENOUGH';
  return failPayment(world, payment, code, dueMs);
}
