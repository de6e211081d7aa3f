import type { FaultTable } from '../kit/faults/fault.ts';

const push = { at: 'call', ms: 1_000, mostMs: 1_000 } as const;

/** What befalls a message at the push service. */
export const pushFaults = {
  delay: { ...push, ms: 300, weight: 2 },
  'too-many-before-effect': { ...push, weight: 2 },
  'timeout-before-effect': { ...push, weight: 0.3 },
  'timeout-after-effect': { ...push, weight: 0.3 },
  'reset-before-effect': push,
  'reset-after-effect': push,
  '500-before-effect': push,
  '500-after-effect': push,
} as const satisfies FaultTable;
