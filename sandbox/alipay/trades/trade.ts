import { type Coupon, givenByMerchant } from '../../kit/coupons/coupon.ts';

/** `TRADE_CLOSED` is both: closed without payment, and refunded in full. */
export type TradeStatus = 'WAIT_BUYER_PAY' | 'TRADE_CLOSED' | 'TRADE_SUCCESS' | 'TRADE_FINISHED';

/** What the merchant asks for. */
export interface Terms {
  appId: string;
  sellerId: string;
  outTradeNo: string;
  totalFen: number;
  subject: string;
  body: string;
  /** Kept and sent back URL-encoded, as the merchant gave it. */
  passbackParams: string;
  productCode: string;
  scene: 'page' | 'wap' | 'qr' | 'agreement';
  notifyUrl: string | null;
  returnUrl: string | null;
  quitUrl: string | null;
  expiresMs: number;
}

/** A payment page or a QR code that no buyer has opened yet. It becomes a trade when one does. */
export interface Checkout {
  id: string;
  terms: Terms;
  createdMs: number;
  /** Cancelled before anybody opened it. */
  isVoid: boolean;
}

export interface Refund {
  outRequestNo: string;
  amountFen: number;
  reason: string;
  state: 'pending' | 'done' | 'failed';
  requestedMs: number;
  doneMs: number | null;
  /** For a pending refund: when it comes to its end, and which. */
  settles: { atMs: number; as: 'done' | 'failed' } | null;
}

export interface Trade {
  tradeNo: string;
  terms: Terms;
  status: TradeStatus;
  createdMs: number;
  paidMs: number | null;
  closedMs: number | null;
  /** When a paid trade can no longer be refunded. */
  finishesMs: number | null;
  /** When the buyer's money arrives although the trade is closed. */
  lateMoneyMs: number | null;
  refunds: Refund[];
  /** With which it was paid. */
  coupon?: Coupon | null;
}

/** The one buyer of the sandbox. Logon ids are masked by the real gateway as well. */
export const buyer = { userId: '2088102112345678', logonId: '139****8888' };

export function refundedFen(trade: Trade): number {
  return sumOf(trade.refunds.filter((refund) => refund.state === 'done'));
}

/** What a further refund may not exceed. A pending refund has its part already. */
export function refundableFen(trade: Trade): number {
  const taken = trade.refunds.filter((refund) => refund.state !== 'failed');
  return trade.terms.totalFen - sumOf(taken);
}

/** What the merchant gets, and what the buyer gave for it. */
export function paidPartsOf({ terms, coupon }: Trade): { receivedFen: number; buyerFen: number } {
  const amountFen = coupon?.amount ?? 0;
  return {
    receivedFen: terms.totalFen - givenByMerchant(coupon, amountFen),
    buyerFen: terms.totalFen - amountFen,
  };
}

function sumOf(refunds: readonly Refund[]): number {
  return refunds.reduce((sum, refund) => sum + refund.amountFen, 0);
}

/** The moment at which time alone changes this trade, or null. */
export function nextChangeMs(trade: Trade): number | null {
  const moments = trade.refunds.map((refund) => refund.settles?.atMs ?? null);
  if (trade.status === 'WAIT_BUYER_PAY') moments.push(trade.terms.expiresMs);
  if (trade.status === 'TRADE_SUCCESS') moments.push(trade.finishesMs);
  moments.push(trade.lateMoneyMs);
  const set = moments.filter((moment) => moment !== null);
  return set.length === 0 ? null : Math.min(...set);
}
