import { type FaultTable, sharedFaults } from '../../kit/faults/fault.ts';

const call = { at: 'call', ms: 2_000, mostMs: 30_000 } as const;
const notice = { at: 'notice', ms: 2_000, mostMs: 300_000 } as const;
const refund = { at: 'refund', ms: 2_000, mostMs: 30_000 } as const;

// Answers of this API are not signed: TLS alone says whose they are.
const { 'bad-answer-signature': _, ...shared } = sharedFaults;

/** Everything that can go wrong here: what befalls every provider, and Stripe's own ways. */
export const stripeFaults = {
  ...shared,
  // By a rule alone: amounts that are wrong are drawn already.
  'notice-wrong-currency': { ...notice, weight: 0 },
  // Stored under the idempotency key, and answered again and again.
  'api-error-before-effect': call,
  'api-error-after-effect': call,
  'rate-limited-before-effect': call,
  'lock-timeout-before-effect': call,
  'notice-stale': notice,
  'refund-succeeded-then-failed': refund,
} as const satisfies FaultTable;

export type FaultName = keyof typeof stripeFaults;
