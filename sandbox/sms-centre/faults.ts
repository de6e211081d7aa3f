import type { FaultTable } from '../kit/faults/fault.ts';

const submit = { at: 'call', ms: 1_000, mostMs: 1_000 } as const;
const receipt = { at: 'notice', ms: 5_000, mostMs: 20_000 } as const;

/** What befalls a message at the centre, and the receipt for it. */
export const centreFaults = {
  delay: { ...submit, ms: 300, weight: 2 },
  'throttled-before-effect': { ...submit, weight: 2 },
  'queue-full-before-effect': submit,
  'system-error-before-effect': submit,
  'invalid-destination-before-effect': { ...submit, weight: 0 },
  'lost-before-effect': { ...submit, weight: 0.3 },
  'lost-after-effect': { ...submit, weight: 0.3 },
  'disconnect-before-effect': submit,
  'disconnect-after-effect': submit,
  'receipt-missing': receipt,
  'receipt-late': receipt,
  'receipt-duplicate': receipt,
  'receipt-undeliverable': receipt,
  'receipt-before-answer': receipt,
} as const satisfies FaultTable;
