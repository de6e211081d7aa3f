import { Refused } from '../protocol/result.ts';
import type { World } from '../world.ts';
import { newNumber } from './place-payment.ts';
import { type Payment, refundableTotal, type Refund } from './payment.ts';
import { savePayment } from './save-payment.ts';
import { settleRefund } from './settle-refund.ts';

export type RefundRequest = Pick<
  Refund,
  'refundRequestId' | 'amount' | 'reason' | 'metadata' | 'notifyUrl'
>;

const yearMs = 365 * 24 * 3_600_000;

/**
 * Refunds a part or all of a payment. `refundRequestId` is the key of idempotency: the same number
 * and amount moves money once and says how that stands, another amount is refused.
 */
export function refundPayment(world: World, payment: Payment, request: RefundRequest): Refund {
  const { refundRequestId, amount } = request;
  const earlier = payment.refunds.find((one) => one.refundRequestId === refundRequestId);
  if (earlier !== undefined) {
    if (earlier.amount === amount) return earlier;
    throw new Refused('REPEAT_REQ_INCONSISTENT');
  }
  if (payment.paidMs === null || payment.status !== 'SUCCESS') {
    throw new Refused('ORDER_STATUS_INVALID');
  }
  if (world.clock.now() > payment.paidMs + yearMs) throw new Refused('REFUND_WINDOW_EXCEED');
  if (amount > refundableTotal(payment)) throw new Refused('REFUND_AMOUNT_EXCEED');
  const refund = newRefund(world, payment, request);
  const asked = savePayment(world, { ...payment, refunds: [...payment.refunds, refund] });
  // What no fault holds up is done by the time it is answered.
  const isDone = refund.settles !== null && refund.settles.atMs <= world.clock.now();
  const after = isDone ? settleRefund(world, asked, refund) : asked;
  return after.refunds.find(({ refundId }) => refundId === refund.refundId) ?? refund;
}

function newRefund(world: World, payment: Payment, request: RefundRequest): Refund {
  const { clientId: appId, paymentRequestId: outTradeNo } = payment.terms;
  const [fault] = world.faults.take('refund', { appId, outTradeNo, method: 'refund' });
  const nowMs = world.clock.now();
  const as = fault?.name === 'refund-pending-then-failed' ? 'FAIL' : 'SUCCESS';
  return {
    ...request,
    refundId: newNumber(nowMs, '194010800500188'),
    status: 'PROCESSING',
    createdMs: nowMs,
    doneMs: null,
    settles: { atMs: nowMs + (fault?.ms ?? 0), as },
  };
}
