/** Where a fault can strike. */
export type Point = 'call' | 'notice' | 'close' | 'refund';

/**
 * Every fault with the point where it strikes. `before-effect` leaves the books untouched,
 * `after-effect` changes them as if all were well; the caller cannot tell the two apart.
 */
export const faultPoints = {
  delay: 'call',
  'timeout-before-effect': 'call',
  'timeout-after-effect': 'call',
  'reset-before-effect': 'call',
  'reset-after-effect': 'call',
  '500-before-effect': 'call',
  '500-after-effect': 'call',
  'unreadable-answer': 'call',
  'bad-answer-signature': 'call',
  'system-error-before-effect': 'call',
  'system-error-after-effect': 'call',
  'service-unavailable-before-effect': 'call',
  'service-unavailable-after-effect': 'call',
  'notice-duplicate': 'notice',
  'notices-out-of-order': 'notice',
  'notice-before-sync-answer': 'notice',
  'notice-missing': 'notice',
  'notice-wrong-amount': 'notice',
  'notice-wrong-seller': 'notice',
  'notice-wrong-app': 'notice',
  'notice-tampered-signature': 'notice',
  'notice-late': 'notice',
  'late-success-after-close': 'close',
  'refund-pending-then-success': 'refund',
  'refund-pending-then-failed': 'refund',
} as const satisfies Record<string, Point>;

export type FaultName = keyof typeof faultPoints;

export interface Fault {
  name: FaultName;
  /** How long: real milliseconds for `delay`, of the one clock for all others. */
  ms: number;
  /** How many deliveries of a notice are spoilt, counted from the first. Null spoils all. */
  deliveries: number | null;
}

/** What an event is, for a rule to match. */
export interface Facts {
  appId: string;
  outTradeNo: string;
  /** An API method; for notices `notice.pay`, `.close`, `.refund` or `.finish`. */
  method: string;
}

/** How long a fault lasts when the rule does not say. */
export function defaultMs(name: FaultName): number {
  if (name === 'delay') return 500;
  if (name === 'notice-late') return 60_000;
  // Out of order: how long a notice is held back when no later one of its trade comes.
  if (name === 'notices-out-of-order') return 240_000;
  return 2_000;
}

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faultPoints, name);
}
