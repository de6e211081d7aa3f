import type { FaultTable } from '../kit/faults/fault.ts';

const mail = { at: 'call', ms: 1_000, mostMs: 1_000 } as const;

/** What befalls a mail at the server. */
export const mailFaults = {
  delay: { ...mail, ms: 300, weight: 2 },
  'greylisted-before-effect': { ...mail, weight: 2 },
  'mailbox-full-before-effect': mail,
  'mailbox-unknown-before-effect': { ...mail, weight: 0 },
  'mailbox-gone-before-effect': { ...mail, weight: 0 },
  'spam-before-effect': { ...mail, weight: 0 },
  'too-busy-before-effect': mail,
  'lost-before-effect': { ...mail, weight: 0.3 },
  'lost-after-effect': { ...mail, weight: 0.3 },
  'disconnect-before-effect': mail,
  'disconnect-after-effect': mail,
} as const satisfies FaultTable;
