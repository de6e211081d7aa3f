import { addDays, type HongKongDay } from '#base';
import { dueFrom, type Mandate, nextDue } from '#mandates';
import type { Wish } from './rule.ts';

/** Months are not of one length, and days are counted back over their ends. */
const months = 12;

/**
 * The next day of a mandate that goes by fixed days of its own, where a month's top-up falls
 * outside the days on which that lets it be taken, in any month to come; undefined where it does
 * not, or there are none.
 */
export function planMissed(
  { monthlyDay, monthlyUntil }: Pick<Wish, 'monthlyDay' | 'monthlyUntil'>,
  { terms: { plan }, planDue }: Pick<Mandate, 'terms' | 'planDue'>,
): HongKongDay | undefined {
  if (plan === null || planDue === null || monthlyDay === null) return undefined;
  const first = `${planDue.slice(0, 7)}-${String(monthlyDay).padStart(2, '0')}`;
  let day = first;
  for (let month = 0; month < months; month += 1) {
    if (monthlyUntil !== null && day > monthlyUntil) break;
    if (day < addDays(dueFrom(plan, planDue, day), -plan.openDays)) return planDue;
    day = nextDue({ unit: 'month', count: 1, firstDay: first }, day);
  }
  return undefined;
}
