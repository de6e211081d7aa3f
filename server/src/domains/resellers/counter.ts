import { dayMs, type HongKongDay, hongKongDay, type InstantMs } from '#base';
import type { RefusalDetails } from '#base';
import { refuse } from './refusals.ts';
import type { SaleLimits } from './tier.ts';

/** What a reseller has sold on a day of Hong Kong, and in that day's week and month until then. */
export interface Counter {
  /** `2026-11-27` as 20261127. */
  readonly day: number;
  readonly dayCount: number;
  readonly dayMinor: bigint;
  /** Both null in a week that was not counted from its Monday on: nothing limits it. */
  readonly weekCount: number | null;
  readonly weekMinor: bigint | null;
  readonly monthCount: number;
  readonly monthMinor: bigint;
}

export function dayNumber(day: HongKongDay): number {
  return Number(day.replaceAll('-', ''));
}

function monthOf(day: number): number {
  return Math.floor(day / 100);
}

/** Weeks begin on Mondays; 1970-01-01 was a Thursday. */
function weekOf(day: number): number {
  const month = Math.floor(day / 100) % 100;
  const days = Date.UTC(Math.floor(day / 10_000), month - 1, day % 100) / dayMs;
  return Math.floor((days + 3) / 7);
}

/** The same, looked at later: what belongs to another day, week or month has ended. */
export function counterAt(counter: Counter, nowMs: InstantMs): Counter {
  const day = dayNumber(hongKongDay(nowMs));
  if (day === counter.day) return counter;
  const isSameWeek = weekOf(day) === weekOf(counter.day);
  const isSameMonth = monthOf(day) === monthOf(counter.day);
  return {
    ...counter,
    ...(!isSameWeek && { weekCount: 0, weekMinor: 0n }),
    ...(!isSameMonth && { monthCount: 0, monthMinor: 0n }),
    day,
    dayCount: 0,
    dayMinor: 0n,
  };
}

export function counted(counter: Counter, valueMinor: bigint, times: 1 | -1 = 1): Counter {
  const by = valueMinor * BigInt(times);
  return {
    day: counter.day,
    dayCount: counter.dayCount + times,
    dayMinor: counter.dayMinor + by,
    weekCount: counter.weekCount === null ? null : counter.weekCount + times,
    weekMinor: counter.weekMinor === null ? null : counter.weekMinor + by,
    monthCount: counter.monthCount + times,
    monthMinor: counter.monthMinor + by,
  };
}

/**
 * Refuses with `sale_amount_outside_tier`, `sale_limit_day`, `sale_limit_week` and
 * `sale_limit_month`, each with what is left.
 */
export function checkSale(limits: SaleLimits, counter: Counter, valueMinor: bigint): void {
  const { leastMinor, mostMinor } = limits;
  if (valueMinor < leastMinor || valueMinor > mostMinor) {
    throw refuse.sale_amount_outside_tier({
      leastMinor: Number(leastMinor),
      mostMinor: Number(mostMinor),
    });
  }
  const next = counted(counter, valueMinor);
  if (next.dayCount > limits.dayCount || next.dayMinor > limits.dayMinor) {
    // Where there are sales enough nothing is left, whatever their amounts.
    const isFull = next.dayCount > limits.dayCount;
    throw refuse.sale_limit_day(left(isFull ? 0n : limits.dayMinor - counter.dayMinor));
  }
  const { weekCount = null, weekMinor = null } = limits;
  if (isBeyond(next.weekCount, weekCount) || isBeyond(next.weekMinor, weekMinor)) {
    throw refuse.sale_limit_week(
      weekMinor === null ? {} : left(weekMinor - (counter.weekMinor ?? 0n)),
    );
  }
  if (next.monthCount > limits.monthCount || next.monthMinor > limits.monthMinor) {
    const isFull = next.monthCount > limits.monthCount;
    throw refuse.sale_limit_month(left(isFull ? 0n : limits.monthMinor - counter.monthMinor));
  }
}

function isBeyond<Size extends number | bigint>(sold: Size | null, most: Size | null): boolean {
  return sold !== null && most !== null && sold > most;
}

export function left(amount: bigint): RefusalDetails {
  return { leftMinor: Number(amount > 0n ? amount : 0n) };
}
