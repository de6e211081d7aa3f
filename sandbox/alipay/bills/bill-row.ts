import { couponBack, givenByMerchant } from '../../kit/coupons/coupon.ts';
import type { Books } from '../trades/books.ts';
import { buyer } from '../trades/trade.ts';

/** A line of the business details: money of a trade that moved. */
export interface BillRow {
  tradeNo: string;
  outTradeNo: string;
  type: '交易' | '退款';
  subject: string;
  createdMs: number;
  finishedMs: number;
  buyer: string;
  /** Below zero in a refund. */
  amountFen: number;
  /** What of it Alipay gave the buyer, and what the merchant: with the sign of the amount. */
  alipayFen: number;
  merchantFen: number;
  /** The merchant's number of the refund; empty in a payment. */
  outRequestNo: string;
  /** As printed: below zero, since it is taken off. */
  feeFen: number;
}

/** What the sandbox keeps of a payment: 0.6 %, to the nearest fen. Refunds give nothing back. */
const feePerMille = 6;

/** All that moved for a seller from one moment until before another, in the order of time. */
export function rowsOf(books: Books, sellerId: string, fromMs: number, untilMs: number): BillRow[] {
  const isIn = (atMs: number | null): atMs is number =>
    atMs !== null && atMs >= fromMs && atMs < untilMs;
  const rows: BillRow[] = [];
  for (const { terms, tradeNo, createdMs, paidMs, refunds, coupon } of books.trades()) {
    if (terms.sellerId !== sellerId) continue;
    const { outTradeNo, subject, totalFen } = terms;
    const trade = { tradeNo, outTradeNo, subject, createdMs, buyer: `*明(${buyer.logonId})` };
    if (isIn(paidMs)) {
      const given = coupon?.amount ?? 0;
      const merchantFen = givenByMerchant(coupon, given);
      const feeFen = -Math.round(((totalFen - merchantFen) * feePerMille) / 1_000);
      const parts = { amountFen: totalFen, merchantFen, alipayFen: given - merchantFen };
      rows.push({ ...trade, ...parts, type: '交易', outRequestNo: '', feeFen, finishedMs: paidMs });
    }
    let refundedBefore = 0;
    for (const { outRequestNo, amountFen: amount, doneMs } of refunds) {
      if (doneMs === null) continue;
      const back = couponBack(coupon, { total: totalFen, refundedBefore, amount });
      refundedBefore += amount;
      if (!isIn(doneMs)) continue;
      const merchantFen = -givenByMerchant(coupon, back);
      const parts = { amountFen: -amount, merchantFen, alipayFen: -back - merchantFen };
      rows.push({ ...trade, ...parts, type: '退款', outRequestNo, feeFen: 0, finishedMs: doneMs });
    }
  }
  return rows.toSorted((one, other) => one.finishedMs - other.finishedMs);
}
