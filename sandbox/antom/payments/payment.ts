import type { Code } from '../protocol/result.ts';

export const wallets = ['ALIPAY_HK', 'ALIPAY_CN'] as const;
export type Wallet = (typeof wallets)[number];

/** What the merchant asks for. Asked again under its number, all of it must be the same. */
export interface Terms {
  clientId: string;
  /** The merchant's number, and the key of idempotency. */
  paymentRequestId: string;
  productCode: 'CASHIER_PAYMENT' | 'AGREEMENT_PAYMENT';
  wallet: Wallet;
  /** In minor units. */
  amount: number;
  currency: string;
  description: string;
  referenceOrderId: string;
  redirectUrl: string;
  notifyUrl: string;
  /** As the merchant wrote it; empty where it left the end to us. */
  expiryTime: string;
  terminalType: string;
  /** Of a charge without the payer: the token of the agreement. */
  accessToken: string | null;
}

export type PaymentStatus = 'PROCESSING' | 'SUCCESS' | 'FAIL' | 'CANCELLED';
export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'FAIL';

export interface Refund {
  refundId: string;
  refundRequestId: string;
  amount: number;
  reason: string;
  metadata: string;
  notifyUrl: string | null;
  status: RefundStatus;
  createdMs: number;
  doneMs: number | null;
  /** When the money came back, which had gone out. */
  reversedMs?: number;
  /** While it is under way: when it comes to its end, and which. */
  settles: { atMs: number; as: Exclude<RefundStatus, 'PROCESSING'> } | null;
}

export interface Payment {
  /** Antom's own number. */
  id: string;
  terms: Terms;
  /** Until when it can be paid. */
  expiresMs: number;
  status: PaymentStatus;
  /** Why it failed. */
  resultCode: Code;
  createdMs: number;
  paidMs: number | null;
  closedMs: number | null;
  /** When a charge that is under way comes to its end, and which. */
  settles: { atMs: number; as: 'SUCCESS' | 'FAIL' } | null;
  /** When the buyer's money arrives although the payment is cancelled. */
  lateMoneyMs: number | null;
  refunds: Refund[];
}

export function refundedTotal({ refunds }: Payment): number {
  return sumOf(refunds.filter(({ status }) => status === 'SUCCESS'));
}

/** What a further refund may not exceed. One under way has its part already. */
export function refundableTotal({ terms, refunds }: Payment): number {
  return terms.amount - sumOf(refunds.filter(({ status }) => status !== 'FAIL'));
}

function sumOf(refunds: readonly Refund[]): number {
  return refunds.reduce((sum, { amount }) => sum + amount, 0);
}

/** The moment at which time alone changes this payment, or null. */
export function nextChangeMs(payment: Payment): number | null {
  const moments = payment.refunds.map(({ settles }) => settles?.atMs ?? null);
  if (payment.status === 'PROCESSING') moments.push(payment.settles?.atMs ?? payment.expiresMs);
  moments.push(payment.lateMoneyMs);
  const set = moments.filter((moment) => moment !== null);
  return set.length === 0 ? null : Math.min(...set);
}
