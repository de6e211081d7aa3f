import { type HomeCountry, type Id, idFrom, type InstantMs, type PhoneNumber, uuidOf } from '#base';
import type { AccountId } from '#ledger';
import type { Bars } from './bars.ts';
import type { SubscriberId } from './subscriber.ts';

export type LineId = Id<'lin'>;

/** What the authorities know about who uses a number. Each number has its own. */
export type Registration = 'registered' | 'pending' | 'suspended' | 'none';

export interface LineNumber {
  readonly number: PhoneNumber;
  readonly home: HomeCountry;
  readonly registration: Registration;
}

/** A SIM subscription with one or two numbers, the Hong Kong one first. */
export interface Line {
  readonly id: LineId;
  readonly subscriber: SubscriberId;
  /** The code of a plan in the catalogue. */
  readonly plan: string;
  readonly label: string | null;
  readonly numbers: readonly LineNumber[];
  /** The latest grant that was not reversed; null before the first. See `lifeCycleAt`. */
  readonly validUntil: InstantMs | null;
  readonly createdAt: InstantMs;
  /** What keeps it from service beside its own life; 0 for nothing. */
  readonly bars: Bars;
}

/** The line's account in the ledger: it shares the line's digits, and so its slot. */
export function accountOf(line: LineId): AccountId {
  return idFrom('acc', uuidOf(line));
}
