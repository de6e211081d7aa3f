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

/** Such that a message is taken once or not at all: what is lost after that may come twice. */
export const centreFaults = [
  'throttled-before-effect',
  'queue-full-before-effect',
  'system-error-before-effect',
  'receipt-late',
  'receipt-duplicate',
  'receipt-before-answer',
];
