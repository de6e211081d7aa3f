import { type FaultTable, sharedFaults } from '../../kit/faults/fault.ts';

const call = { at: 'call', ms: 2_000, mostMs: 30_000 } as const;
const charge = { at: 'charge', ms: 2_000, mostMs: 30_000 } as const;

/** Everything that can go wrong here: what befalls every provider, and Antom's own ways. */
export const antomFaults = {
  ...sharedFaults,
  // By a rule alone: amounts that are wrong are drawn already.
  'notice-wrong-currency': { at: 'notice', ms: 2_000, mostMs: 300_000, weight: 0 },
  'system-error-before-effect': call,
  'system-error-after-effect': call,
  'traffic-limited-before-effect': call,
  'traffic-limited-after-effect': call,
  // What the wallet says to a charge without its owner.
  'charge-balance-not-enough': charge,
  'charge-limit-exceeded': charge,
  'charge-needs-verification': charge,
  'charge-risk-reject': charge,
  'charge-in-process-then-success': charge,
  'charge-in-process-then-failed': charge,
} as const satisfies FaultTable;

export type FaultName = keyof typeof antomFaults;
