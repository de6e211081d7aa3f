import { sharedFaults, type FaultTable } from '../../kit/faults/fault.ts';

const call = { at: 'call', ms: 2_000, mostMs: 30_000 } as const;

/** Everything that can go wrong here: what befalls every provider, and Alipay's own excuses. */
export const alipayFaults = {
  ...sharedFaults,
  'system-error-before-effect': call,
  'system-error-after-effect': call,
  'service-unavailable-before-effect': call,
  'service-unavailable-after-effect': call,
} as const satisfies FaultTable;

export type FaultName = keyof typeof alipayFaults;
