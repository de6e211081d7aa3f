import type { Code } from '../protocol/result.ts';
import type { World } from '../world.ts';
import type { Payment } from './payment.ts';
import { savePayment } from './save-payment.ts';

/** The money arrives. The caller has checked that the payment still takes it. */
export function takeMoney(world: World, payment: Payment, paidMs = world.clock.now()): Payment {
  const paid = savePayment(world, {
    ...payment,
    status: 'SUCCESS',
    resultCode: 'SUCCESS',
    paidMs,
    closedMs: null,
    settles: null,
    lateMoneyMs: null,
  });
  world.notifier.tellPayment(paid);
  return paid;
}

/** It has failed for good, and the merchant is told. */
export function failPayment(
  world: World,
  payment: Payment,
  resultCode: Code,
  closedMs = world.clock.now(),
): Payment {
  const failed = savePayment(world, {
    ...payment,
    status: 'FAIL',
    resultCode,
    closedMs,
    settles: null,
  });
  world.notifier.tellPayment(failed);
  return failed;
}
