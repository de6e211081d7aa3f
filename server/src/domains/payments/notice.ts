import type { Slot } from '#base';
import type { Evidence } from './evidence.ts';
import type { AttemptId } from './payment.ts';

/** A notice that was verified and stored, once per event, and what it says. */
export interface StoredNotice {
  readonly slot: Slot;
  readonly connector: string;
  readonly eventId: string;
  /** Which of our numbers it is about; undefined for none. */
  readonly attempt: AttemptId | undefined;
  readonly evidence: Evidence;
}
