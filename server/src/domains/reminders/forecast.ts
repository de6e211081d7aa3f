import type { RecentUse } from '#charging';
import { dayMs, type InstantMs } from '#base';

const weekDays = 7;
/** How far back the recent use is looked at. */
export const recentDays = 2 * weekDays;
/** Nobody is told of more days than a message can hold, and nothing that far ahead is known. */
const mostDays = 999;
/** A week may turn out twice as dear as the one before it, or half; more is no trend. */
const mostGrowth = 2;
/**
 * So many times the variance that chance alone gives a rise is taken off it: with less, chance was
 * taken for a trend in the histories of the test, and with more a trend for chance.
 */
const doubt = 1.5;

/**
 * For how many whole days a balance lasts at the recent use; null where nothing can be said. Minor
 * units of HKD. An estimate and no money, so its parts are no integers.
 */
export function daysLasting(
  balanceMinor: bigint,
  recent: RecentUse,
  nowMs: InstantMs,
): number | null {
  const { spentMinor, firstAt } = recent;
  const days = spentMinor.map(Number);
  const week = sumOf(days.slice(0, weekDays));
  if (firstAt === null || week <= 0) return null;
  const isWhole = firstAt <= nowMs - (recentDays - 1) * dayMs;
  return isWhole
    ? daysAsWeeksGo(Number(balanceMinor), days)
    : Math.min(mostDays, Math.floor(Number(balanceMinor) / meanDay(week, firstAt, nowMs)));
}

/** Of who is new: an hour's use is no day's, so what is younger than a day counts as a day. */
function meanDay(week: number, firstAt: InstantMs, nowMs: InstantMs): number {
  return (week * dayMs) / Math.min(weekDays * dayMs, Math.max(dayMs, nowMs - firstAt));
}

/**
 * Goes through the days ahead until the balance is used up. Each costs what the same weekday did on
 * average of the two weeks before, times what weeks grow by. Half of a growth that is believed lies
 * between that average and the last week.
 */
function daysAsWeeksGo(balanceMinor: number, days: readonly number[]): number {
  const { grows, isAlready } = growthOf(days);
  let left = balanceMinor;
  for (let day = 0; day < mostDays; day += 1) {
    const ago = weekDays - 1 - (day % weekDays);
    const usual = ((days[ago] ?? 0) + (days[ago + weekDays] ?? 0)) / 2;
    left -= usual * isAlready * grows ** (Math.floor(day / weekDays) + 1);
    if (left < 0) return day;
  }
  return mostDays;
}

interface Growth {
  /** How many times as dear a week is as the one before it. */
  readonly grows: number;
  /** How many times as dear the last week was as the average of both. */
  readonly isAlready: number;
}

/**
 * How the two weeks compare. The weekdays say how sure that is: where they do not all rise or fall
 * alike, part of it is chance, and that part is left out.
 */
function growthOf(days: readonly number[]): Growth {
  const rises = Array.from(
    { length: weekDays },
    (_, ago) => (days[ago] ?? 0) - (days[ago + weekDays] ?? 0),
  );
  const before = sumOf(days.slice(weekDays));
  const rise = sumOf(rises) / weekDays;
  if (before <= 0 || rise === 0) return { grows: 1, isAlready: 1 };
  const spread = sumOf(rises.map((one) => (one - rise) ** 2)) / (weekDays - 1);
  const sure = Math.max(0, 1 - (doubt * (spread / weekDays)) / rise ** 2);
  const last = sumOf(days.slice(0, weekDays));
  const seen = Math.min(mostGrowth, Math.max(1 / mostGrowth, last / before));
  const already = (2 * last) / (last + before);
  return { grows: 1 + (seen - 1) * sure, isAlready: 1 + (already - 1) * sure };
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** A day that is compared needs so many before it. */
const leastDaysBefore = 3;

/**
 * What a day cost before today, in minor units of HKD, of recent use with today's in it: nothing
 * for a line that is older and was not used; null for one that is too young to have a usual day.
 */
export function usualDay(
  { spentMinor, firstAt }: RecentUse,
  todayMinor: bigint,
  midnight: InstantMs,
  lineSince: InstantMs,
): bigint | null {
  const before = spentMinor.reduce((sum, amount) => sum + amount, 0n) - todayMinor;
  if (firstAt === null || firstAt >= midnight || before <= 0n) {
    return lineSince <= midnight - recentDays * dayMs ? 0n : null;
  }
  const spanMs = midnight - firstAt;
  if (spanMs < leastDaysBefore * dayMs) return null;
  return (before * BigInt(dayMs)) / BigInt(spanMs);
}
