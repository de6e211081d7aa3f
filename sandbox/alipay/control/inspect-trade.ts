import { printYuan } from '../../kit/yuan.ts';
import { showNotice } from '../../kit/notices/notice.ts';
import { findTrade } from '../trades/find-trade.ts';
import { type Checkout, refundedFen, type Trade } from '../trades/trade.ts';
import type { World } from '../world.ts';

/** The truth about one order, which no merchant can see, with the fate of every notice. */
export function inspectTrade(world: World, checkout: Checkout): Record<string, unknown> {
  const trade = findTrade(world, checkout.terms);
  if (trade === undefined) {
    return { ...summaryOfTerms(checkout), status: null, isPaid: false, refundedAmount: '0.00' };
  }
  return {
    ...summarizeTrade(trade),
    ...summaryOfTerms(checkout),
    refunds: trade.refunds.map((refund) => ({
      outRequestNo: refund.outRequestNo,
      amount: printYuan(refund.amountFen),
      state: refund.state,
      doneMs: refund.doneMs,
    })),
    notices: world.notifier.noticesOf(trade.tradeNo).map(showNotice),
  };
}

/** One line of the list of trades. `isPaid` stays true after a refund: money did come. */
export function summarizeTrade(trade: Trade): Record<string, unknown> {
  return {
    outTradeNo: trade.terms.outTradeNo,
    tradeNo: trade.tradeNo,
    appId: trade.terms.appId,
    status: trade.status,
    totalAmount: printYuan(trade.terms.totalFen),
    isPaid: trade.paidMs !== null,
    paidMs: trade.paidMs,
    closedMs: trade.closedMs,
    refundedAmount: printYuan(refundedFen(trade)),
  };
}

function summaryOfTerms({ id, terms, isVoid }: Checkout): Record<string, unknown> {
  return {
    outTradeNo: terms.outTradeNo,
    appId: terms.appId,
    totalAmount: printYuan(terms.totalFen),
    expiresMs: terms.expiresMs,
    checkoutId: id,
    isVoid,
  };
}
