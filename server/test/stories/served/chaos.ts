/** What befalls calls, charges, notices and closings at the wallet. */
export const walletFaults = [
  '500-before-effect',
  '500-after-effect',
  'system-error-before-effect',
  'system-error-after-effect',
  'traffic-limited-before-effect',
  'reset-before-effect',
  'reset-after-effect',
  'unreadable-answer',
  'bad-answer-signature',
  'notice-duplicate',
  'notice-missing',
  'notice-late',
  'notices-out-of-order',
  'notice-wrong-amount',
  'notice-tampered-signature',
  'late-success-after-close',
  'charge-balance-not-enough',
  'charge-limit-exceeded',
  'charge-in-process-then-success',
  'charge-in-process-then-failed',
];

/** Such that a message is taken once or not at all, and it is answered which. */
export const centreFaults = [
  'throttled-before-effect',
  'queue-full-before-effect',
  'system-error-before-effect',
  'receipt-late',
  'receipt-duplicate',
  'receipt-before-answer',
];

/**
 * Such that nobody hears whether a message was taken: by answers that are lost, and connections
 * under them. Receipts come at once: of one that is late or missing besides, nobody can know.
 */
export const centreLosses = [
  'lost-before-effect',
  'lost-after-effect',
  'disconnect-before-effect',
  'disconnect-after-effect',
  'receipt-duplicate',
  'receipt-before-answer',
];
