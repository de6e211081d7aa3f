import { randomInt } from 'node:crypto';
import { printBeijing } from '../../kit/beijing-time.ts';
import { Refused } from '../protocol/refusal.ts';
import type { World } from '../world.ts';
import { type Order, type Refund, refundableTotal } from './order.ts';
import { saveOrder } from './save-order.ts';
import { settleRefund } from './settle-refund.ts';

export interface RefundRequest {
  outRefundNo: string;
  amount: number;
  reason: string;
  notifyUrl: string | null;
}

const yearMs = 365 * 24 * 3_600_000;
const mostRefunds = 50;

/**
 * Refunds a part or all of a paid order. `outRefundNo` is the key of idempotency: the same number
 * and amount moves money once and says how that stands, another amount is refused.
 */
export function refundOrder(
  world: World,
  order: Order,
  request: RefundRequest,
): { order: Order; refund: Refund } {
  const earlier = order.refunds.find((refund) => refund.outRefundNo === request.outRefundNo);
  if (earlier !== undefined) {
    if (earlier.amount === request.amount) return { order, refund: earlier };
    throw new Refused('INVALID_REQUEST', '退款单号已存在，且参数与原请求不一致');
  }
  refuseUnrefundable(world, order, request.amount);
  const refund = newRefund(world, order, request);
  const asked = saveOrder(world, { ...order, refunds: [...order.refunds, refund] });
  // What no fault holds up is done by the time it is answered.
  const isDone = refund.settles !== null && refund.settles.atMs <= world.clock.now();
  const after = isDone ? settleRefund(world, asked, refund) : asked;
  const shown = after.refunds.find((one) => one.refundId === refund.refundId) ?? refund;
  return { order: after, refund: shown };
}

function refuseUnrefundable(world: World, order: Order, amount: number): void {
  if (order.paidMs === null || order.state === 'CLOSED') {
    throw new Refused('INVALID_REQUEST', '订单未支付');
  }
  if (world.clock.now() > order.paidMs + yearMs) {
    throw new Refused('INVALID_REQUEST', '订单已超过可退款的最大期限');
  }
  if (order.refunds.length >= mostRefunds) {
    throw new Refused('INVALID_REQUEST', '部分退款次数超过限制');
  }
  if (amount > refundableTotal(order)) {
    throw new Refused('INVALID_REQUEST', '申请退款金额大于可退金额');
  }
}

const ends = {
  'refund-pending-then-success': 'SUCCESS',
  'refund-pending-then-failed': 'CLOSED',
  'refund-pending-then-abnormal': 'ABNORMAL',
} as const;

function newRefund(world: World, order: Order, request: RefundRequest): Refund {
  const { appId, outTradeNo } = order.terms;
  const [fault] = world.faults.take('refund', { appId, outTradeNo, method: 'refund' });
  const nowMs = world.clock.now();
  const as = fault === undefined ? 'SUCCESS' : ends[fault.name as keyof typeof ends];
  const day = printBeijing(nowMs).slice(0, 10).replaceAll('-', '');
  const digits = [randomInt(10 ** 7), randomInt(10 ** 7)].map((n) => String(n).padStart(7, '0'));
  return {
    ...request,
    refundId: `503000${day}${digits.join('')}`,
    status: 'PROCESSING',
    createdMs: nowMs,
    doneMs: null,
    settles: { atMs: nowMs + (fault?.ms ?? 0), as },
  };
}
