import { type Coupon, couponBack, givenByMerchant } from '../../kit/coupons/coupon.ts';
import type { OrderKind, Region } from '../regions.ts';

export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';

/** What the merchant asks for. Asked again under its number, all of it must be the same. */
export interface Terms {
  region: Region;
  mchId: string;
  appId: string;
  outTradeNo: string;
  kind: OrderKind;
  description: string;
  attach: string;
  /** In minor units. */
  total: number;
  currency: string;
  notifyUrl: string;
  /** As the merchant wrote it; empty where it left the end to us. */
  timeExpire: string;
  /** Of JSAPI orders: nobody else can pay. */
  openid: string | null;
}

export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';

export interface Refund {
  refundId: string;
  outRefundNo: string;
  amount: number;
  reason: string;
  notifyUrl: string | null;
  status: RefundStatus;
  createdMs: number;
  doneMs: number | null;
  /** While it is under way: when it comes to its end, and which. */
  settles: { atMs: number; as: Exclude<RefundStatus, 'PROCESSING'> } | null;
}

/** A way to the payment page; those of H5 orders live for minutes only. */
export interface Page {
  id: string;
  untilMs: number;
}

export interface Order {
  id: string;
  terms: Terms;
  /** Until when it can be paid. */
  expiresMs: number;
  state: TradeState;
  prepayId: string;
  /** WeChat's own number, which a payment gets. */
  transactionId: string | null;
  createdMs: number;
  paidMs: number | null;
  closedMs: number | null;
  /** When the buyer's money arrives although the order is closed. */
  lateMoneyMs: number | null;
  pages: Page[];
  refunds: Refund[];
  /** With which it was paid. */
  coupon?: Coupon | null;
}

/** Of a payment or a refund: all of it, what is settled with the merchant, and the coupon in it. */
export interface Parts {
  amount: number;
  settled: number;
  coupon: number;
}

export function refundedTotal(order: Order): number {
  return sumOf(order.refunds.filter(({ status }) => status === 'SUCCESS'));
}

/** What a further refund may not exceed. One under way, or gone astray, has its part already. */
export function refundableTotal(order: Order): number {
  return order.terms.total - sumOf(order.refunds.filter(({ status }) => status !== 'CLOSED'));
}

export function partsOf({ terms, coupon, refunds }: Order, refund?: Refund): Parts {
  const { total } = terms;
  const amount = refund?.amount ?? total;
  const before = refund ? refunds.slice(0, refunds.indexOf(refund)) : [];
  const refundedBefore = sumOf(before.filter(({ status }) => status !== 'CLOSED'));
  const given = refund
    ? couponBack(coupon, { total, refundedBefore, amount })
    : (coupon?.amount ?? 0);
  return { amount, settled: amount - givenByMerchant(coupon, given), coupon: given };
}

function sumOf(refunds: readonly Refund[]): number {
  return refunds.reduce((sum, refund) => sum + refund.amount, 0);
}

const weekMs = 7 * 24 * 3_600_000;

/** An unpaid order is closed by itself after a week, and not when it expires. */
export function closesMs(order: Order): number {
  return order.createdMs + weekMs;
}

/** The moment at which time alone changes this order, or null. */
export function nextChangeMs(order: Order): number | null {
  const moments = order.refunds.map((refund) => refund.settles?.atMs ?? null);
  if (order.state === 'NOTPAY') moments.push(closesMs(order));
  moments.push(order.lateMoneyMs);
  const set = moments.filter((moment) => moment !== null);
  return set.length === 0 ? null : Math.min(...set);
}
