import { addDays, type HongKongDay, isDay } from '#base';

/**
 * The day that four digits MMDD mean: of the years around, the one that is nearest to now.
 * Undefined where the calendar has no such day.
 */
export function dayOf(monthAndDay: string, today: HongKongDay): HongKongDay | undefined {
  const year = Number(today.slice(0, 4));
  const days = [year - 1, year, year + 1]
    .map((one) => `${one}-${monthAndDay.slice(0, 2)}-${monthAndDay.slice(2)}`)
    .filter(isDay);
  const first = addDays(today, -183);
  return days.find((day) => day > first);
}

/** The other way round. */
export function monthAndDayOf(day: HongKongDay): string {
  return day.slice(5).replace('-', '');
}
