import type { InstantMs } from '#base';
import type { Mandate } from './mandate.ts';
import { collectionTime } from './terms.ts';

/**
 * Whether a payment that nobody was told of could be ordered now, on no fixed day: what can be
 * offered to somebody who wants to pay at this moment.
 */
export function canCollectNow(mandate: Mandate, nowMs: InstantMs): boolean {
  const { state, openAttempt, terms } = mandate;
  const isFree = state === 'active' && openAttempt === null && terms.isUnscheduled;
  return isFree && collectionTime(terms, { ...mandate, notice: null }, nowMs).is === 'now';
}
