import type { FaultBook } from '../faults/fault-book.ts';
import type { Facts } from '../faults/fault.ts';

/**
 * What of a price a buyer did not pay, by a coupon on the payment page: the merchant gets the whole
 * price where the provider gives it, and less where the merchant does.
 */
export interface Coupon {
  by: 'provider' | 'merchant';
  /** In minor units. */
  amount: number;
}

const pay = { at: 'pay', ms: 0, mostMs: 0, weight: 0 } as const;

/** Nothing goes wrong: a buyer has a coupon. No chaos draws them. */
export const couponFaults = { 'coupon-of-provider': pay, 'coupon-of-merchant': pay } as const;

/** One yuan or dollar, or half of less than two. */
const most = 100;

export function drawCoupon(faults: FaultBook, facts: Facts, total: number): Coupon | null {
  const [fault] = faults.take('pay', facts);
  if (fault === undefined) return null;
  const by = fault.name === 'coupon-of-merchant' ? 'merchant' : 'provider';
  return { by, amount: Math.min(most, Math.floor(total / 2)) };
}

/** What of a coupon a refund gives back, so that all refunds together give all of it. */
export function couponBack(
  coupon: Coupon | null | undefined,
  of: { total: number; refundedBefore: number; amount: number },
): number {
  if (!coupon) return 0;
  const backOf = (refunded: number) => Math.floor((coupon.amount * refunded) / of.total);
  return backOf(of.refundedBefore + of.amount) - backOf(of.refundedBefore);
}

/** What of it the merchant gives up. */
export function givenByMerchant(coupon: Coupon | null | undefined, amount: number): number {
  return coupon?.by === 'merchant' ? amount : 0;
}
