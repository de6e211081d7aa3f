import { dayMs, hongKongDay, hongKongMidnight, type InstantMs, startOfDay } from '#base';
import type { Period } from './standing.ts';

const daysOf = { weekly: 7, fortnightly: 14 } as const;

/** When the nth period after the first begins, at the same time of day in Hong Kong. */
export function instantOf(startsAt: InstantMs, period: Period, nth: number): InstantMs {
  if (period !== 'monthly') return startsAt + nth * daysOf[period] * dayMs;
  const sinceMidnightMs = startsAt - hongKongMidnight(startsAt);
  return startOfDay(monthsLater(hongKongDay(startsAt), nth)) + sinceMidnightMs;
}

/** The same day of a later month, or its last where it has no such day. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const later = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)));
  return later.toISOString().slice(0, 10);
}
