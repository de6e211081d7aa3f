import { type FaultTable, sharedFaults } from '../../kit/faults/fault.ts';

const call = { at: 'call', ms: 2_000, mostMs: 30_000 } as const;

/** A bank sends no notices and closes nothing: only its interface can fail. */
export const bankFaults = {
  delay: sharedFaults.delay,
  'timeout-before-effect': { ...call, weight: 0.5 },
  'timeout-after-effect': { ...call, weight: 0.5 },
  'reset-before-effect': call,
  'reset-after-effect': call,
  '500-before-effect': call,
  '500-after-effect': call,
  'system-error-before-effect': call,
  'system-error-after-effect': call,
  'unreadable-answer': call,
  'bad-answer-signature': call,
} as const satisfies FaultTable;
