import { couponFaults } from '../../kit/coupons/coupon.ts';
import { type FaultTable, sharedFaults } from '../../kit/faults/fault.ts';

const call = { at: 'call', ms: 2_000, mostMs: 30_000 } as const;
const notice = { at: 'notice', ms: 2_000, mostMs: 300_000 } as const;
const bill = { at: 'bill', ms: 2_000, mostMs: 30_000 } as const;

/** Everything that can go wrong here: what befalls every provider, and WeChat Pay's own ways. */
export const wechatFaults = {
  ...sharedFaults,
  // By a rule alone: amounts that are wrong are drawn already.
  'notice-wrong-currency': { ...notice, weight: 0 },
  ...couponFaults,
  'system-error-before-effect': call,
  'system-error-after-effect': call,
  'frequency-limited-before-effect': call,
  'frequency-limited-after-effect': call,
  // A probe: the effect has happened, and only who believes unsigned answers hears of it.
  'probe-answer-signature': call,
  'stale-answer': call,
  // As WeChat does by itself, every few years: `ms` later the new certificate signs.
  'certificate-renewed': { at: 'call', ms: 0, mostMs: 24 * 3_600_000, weight: 0.2 },
  'notice-probe-signature': notice,
  'notice-stale': notice,
  'notice-unknown-key': notice,
  'notice-tampered-ciphertext': notice,
  'refund-pending-then-abnormal': { at: 'refund', ms: 2_000, mostMs: 30_000 },
  // What the wallet says to a charge without its owner.
  'charge-balance-not-enough': { at: 'charge', ms: 2_000, mostMs: 30_000 },
  'charge-account-abnormal': { at: 'charge', ms: 2_000, mostMs: 30_000 },
  'bill-missing-row': bill,
  'bill-extra-row': bill,
  'bill-changed-amount': bill,
  'bill-wrong-summary': bill,
  'bill-wrong-hash': bill,
  'bill-late': bill,
} as const satisfies FaultTable;

export type FaultName = keyof typeof wechatFaults;
