import { Refused } from '../protocol/result.ts';
import type { World } from '../world.ts';
import { newNumber } from './place-payment.ts';
import { type Payment, refundableTotal, type Refund } from './payment.ts';
import { savePayment } from './save-payment.ts';

const dayMs = 24 * 3_600_000;

/**
 * Takes a payment back: one that is unpaid can no longer be paid, and of one that is paid all the
 * money returns, on the day of the payment only. Nobody is told. A fault may let money arrive.
 */
export function cancelPayment(world: World, payment: Payment): Payment {
  const nowMs = world.clock.now();
  if (payment.status === 'FAIL' || payment.status === 'CANCELLED') return payment;
  if (payment.paidMs !== null && nowMs > payment.paidMs + dayMs) {
    throw new Refused('CANCEL_WINDOW_EXCEED');
  }
  const cancelled: Payment = {
    ...payment,
    status: 'CANCELLED',
    resultCode: 'ORDER_IS_CANCELED',
    closedMs: nowMs,
    settles: null,
  };
  if (payment.paidMs !== null) {
    return savePayment(world, {
      ...cancelled,
      refunds: [...payment.refunds, wholeOf(payment, nowMs)],
    });
  }
  const { clientId: appId, paymentRequestId: outTradeNo } = payment.terms;
  const [late] = world.faults.take('close', { appId, outTradeNo, method: 'cancel' });
  return savePayment(world, {
    ...cancelled,
    lateMoneyMs: late === undefined ? null : nowMs + late.ms,
  });
}

function wholeOf(payment: Payment, nowMs: number): Refund {
  return {
    refundId: newNumber(nowMs, '194010800400188'),
    refundRequestId: `cancel-${payment.id}`,
    amount: refundableTotal(payment),
    reason: 'cancel',
    metadata: '',
    notifyUrl: null,
    status: 'SUCCESS',
    createdMs: nowMs,
    doneMs: nowMs,
    settles: null,
  };
}
