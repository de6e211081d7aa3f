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
  for (const { terms, tradeNo, createdMs, paidMs, refunds } of books.trades()) {
    if (terms.sellerId !== sellerId) continue;
    const { outTradeNo, subject, totalFen } = terms;
    const trade = { tradeNo, outTradeNo, subject, createdMs, buyer: `*明(${buyer.logonId})` };
    if (isIn(paidMs)) {
      const feeFen = -Math.round((totalFen * feePerMille) / 1_000);
      const paid = { type: '交易', amountFen: totalFen, outRequestNo: '', feeFen } as const;
      rows.push({ ...trade, ...paid, finishedMs: paidMs });
    }
    for (const { outRequestNo, amountFen, doneMs } of refunds) {
      if (!isIn(doneMs)) continue;
      const refunded = { type: '退款', amountFen: -amountFen, outRequestNo, feeFen: 0 } as const;
      rows.push({ ...trade, ...refunded, finishedMs: doneMs });
    }
  }
  return rows.toSorted((one, other) => one.finishedMs - other.finishedMs);
}
