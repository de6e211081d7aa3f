import { showNotice } from '../../kit/notices/notice.ts';
import { printYuan } from '../../kit/yuan.ts';
import { type Payment, refundedTotal } from '../payments/payment.ts';
import type { World } from '../world.ts';

/** The truth about one payment, which no merchant can see, with the fate of every notice. */
export function inspectPayment(world: World, payment: Payment): Record<string, unknown> {
  return {
    ...summarizePayment(payment),
    expiresMs: payment.expiresMs,
    refunds: payment.refunds.map(({ refundRequestId, refundId, amount, status, doneMs }) => ({
      refundRequestId,
      refundId,
      amount: printYuan(amount),
      status,
      doneMs,
    })),
    disputes: world.disputes.list().filter(({ paymentId }) => paymentId === payment.id),
    notices: world.notifier.noticesOf(payment.id).map(showNotice),
  };
}

/** One line of the list. `isPaid` stays true after a refund: money did come. */
export function summarizePayment(payment: Payment): Record<string, unknown> {
  const { terms } = payment;
  return {
    outTradeNo: terms.paymentRequestId,
    paymentId: payment.id,
    clientId: terms.clientId,
    productCode: terms.productCode,
    wallet: terms.wallet,
    status: payment.status,
    resultCode: payment.resultCode,
    totalAmount: printYuan(terms.amount),
    currency: terms.currency,
    isPaid: payment.paidMs !== null,
    paidMs: payment.paidMs,
    closedMs: payment.closedMs,
    refundedAmount: printYuan(refundedTotal(payment)),
  };
}
