import { showNotice } from '../../kit/notices/notice.ts';
import { printYuan } from '../../kit/yuan.ts';
import { type Order, refundedTotal } from '../orders/order.ts';
import type { World } from '../world.ts';

/** The truth about one order, which no merchant can see, with the fate of every notice. */
export function inspectOrder(world: World, order: Order): Record<string, unknown> {
  return {
    ...summarizeOrder(order),
    kind: order.terms.kind,
    prepayId: order.prepayId,
    expiresMs: order.expiresMs,
    pages: order.pages,
    refunds: order.refunds.map(({ outRefundNo, refundId, amount, status, doneMs }) => ({
      outRefundNo,
      refundId,
      amount: printYuan(amount),
      status,
      doneMs,
    })),
    notices: world.notifier.noticesOf(order.id).map(showNotice),
  };
}

/** One line of the list of orders. `isPaid` stays true after a refund: money did come. */
export function summarizeOrder(order: Order): Record<string, unknown> {
  const { terms } = order;
  return {
    outTradeNo: terms.outTradeNo,
    transactionId: order.transactionId,
    mchId: terms.mchId,
    appId: terms.appId,
    status: order.state,
    totalAmount: printYuan(terms.total),
    currency: terms.currency,
    isPaid: order.paidMs !== null,
    paidMs: order.paidMs,
    closedMs: order.closedMs,
    refundedAmount: printYuan(refundedTotal(order)),
  };
}
