import { couponFaults } from '../../kit/coupons/coupon.ts';
import { sharedFaults, type FaultTable } from '../../kit/faults/fault.ts';

const charge = { at: 'charge', ms: 2_000, mostMs: 30_000 } as const;
const call = { at: 'call', ms: 2_000, mostMs: 30_000 } as const;

/** Everything that can go wrong here: what befalls every provider, and Alipay's own excuses. */
export const alipayFaults = {
  ...sharedFaults,
  ...couponFaults,
  'system-error-before-effect': call,
  'system-error-after-effect': call,
  'service-unavailable-before-effect': call,
  'service-unavailable-after-effect': call,
  // What the wallet says to a charge without its owner.
  'charge-balance-not-enough': charge,
  'charge-limit-exceeded': charge,
  'charge-needs-verification': charge,
  'charge-risk-reject': charge,
} as const satisfies FaultTable;

export type FaultName = keyof typeof alipayFaults;
