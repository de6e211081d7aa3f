/** Where a fault can strike. */
export type Point = 'call' | 'notice' | 'close' | 'refund' | 'charge' | 'bill' | 'pay';

/** What is known of a kind of fault before it strikes. */
export interface FaultKind {
  at: Point;
  /** How long it lasts when the rule does not say. */
  ms: number;
  /** The longest that chaos draws. */
  mostMs: number;
  /** How often chaos draws it, against 1 of most others; at 0 it comes by a rule alone. */
  weight?: number;
}

/** The faults of one program by their names. */
export type FaultTable<Name extends string = string> = Readonly<Record<Name, FaultKind>>;

export interface Fault {
  name: string;
  /** How long: real milliseconds for `delay`, of the one clock for all others. */
  ms: number;
  /** How many deliveries of a notice are spoilt, counted from the first. Null spoils all. */
  deliveries: number | null;
}

/** What an event is, for a rule to match. */
export interface Facts {
  appId: string;
  outTradeNo: string;
  /** The name of an API method; for notices `notice.` and what they are about. */
  method: string;
}

const call = { at: 'call', ms: 2_000, mostMs: 30_000 } as const;
const notice = { at: 'notice', ms: 2_000, mostMs: 300_000 } as const;
const refund = { at: 'refund', ms: 2_000, mostMs: 30_000 } as const;

/**
 * What befalls every provider alike. `before-effect` leaves the books untouched, `after-effect`
 * changes them as if all were well; the caller cannot tell the two apart. Faults that keep a caller
 * waiting for its own timeout are rarer: they make a run slow.
 */
export const sharedFaults = {
  delay: { at: 'call', ms: 500, mostMs: 400, weight: 3 },
  'timeout-before-effect': { ...call, weight: 0.5 },
  'timeout-after-effect': { ...call, weight: 0.5 },
  // It happens, `ms` after: whoever asks meanwhile hears that nothing is known.
  'effect-after-timeout': { ...call, ms: 240_000, mostMs: 240_000, weight: 0.5 },
  'reset-before-effect': call,
  'reset-after-effect': call,
  '500-before-effect': call,
  '500-after-effect': call,
  'unreadable-answer': call,
  'bad-answer-signature': call,
  'notice-duplicate': { ...notice, weight: 2 },
  // Out of order: how long a notice is held back when no later one of its trade comes.
  'notices-out-of-order': { ...notice, ms: 240_000 },
  'notice-before-sync-answer': { ...notice, weight: 2 },
  'notice-missing': notice,
  'notice-wrong-amount': notice,
  'notice-wrong-seller': notice,
  'notice-wrong-app': notice,
  'notice-tampered-signature': notice,
  'notice-late': { ...notice, ms: 60_000 },
  'late-success-after-close': { at: 'close', ms: 2_000, mostMs: 30_000 },
  'refund-pending-then-success': refund,
  'refund-pending-then-failed': refund,
} as const satisfies FaultTable;
