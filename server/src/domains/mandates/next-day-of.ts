import { type HongKongDay, hongKongDay, type InstantMs } from '#base';
import { isEnded, type Mandate } from './mandate.ts';
import { dueFrom } from './terms.ts';

/** Of a mandate for fixed days: the day of its next payment; null of every other. */
export function nextDayOf(mandate: Mandate, nowMs: InstantMs): HongKongDay | null {
  const { terms, planDue } = mandate;
  if (terms.plan === null || planDue === null || isEnded(mandate)) return null;
  return dueFrom(terms.plan, planDue, hongKongDay(nowMs));
}
