import { type HongKongDay, hongKongDay, type InstantMs } from '#base';
import type { RefusalDetails } from '#base';
import { refuse } from './refusals.ts';
import type { SaleLimits } from './tier.ts';

/** What a reseller has sold on a day of Hong Kong, and in that day's month until then. */
export interface Counter {
  /** `2026-11-27` as 20261127. */
  readonly day: number;
  readonly dayCount: number;
  readonly dayMinor: bigint;
  readonly monthCount: number;
  readonly monthMinor: bigint;
}

export function dayNumber(day: HongKongDay): number {
  return Number(day.replaceAll('-', ''));
}

function monthOf(day: number): number {
  return Math.floor(day / 100);
}

/** The same, looked at later: what belongs to another day or month has ended. */
export function counterAt(counter: Counter, nowMs: InstantMs): Counter {
  const day = dayNumber(hongKongDay(nowMs));
  if (day === counter.day) return counter;
  const today = { day, dayCount: 0, dayMinor: 0n };
  const isSameMonth = monthOf(day) === monthOf(counter.day);
  return isSameMonth ? { ...counter, ...today } : { ...today, monthCount: 0, monthMinor: 0n };
}

export function counted(counter: Counter, valueMinor: bigint, times: 1 | -1 = 1): Counter {
  const by = valueMinor * BigInt(times);
  return {
    day: counter.day,
    dayCount: counter.dayCount + times,
    dayMinor: counter.dayMinor + by,
    monthCount: counter.monthCount + times,
    monthMinor: counter.monthMinor + by,
  };
}

/**
 * Refuses with `sale_amount_outside_tier`, `sale_limit_day` and `sale_limit_month`, each with what
 * is left.
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
    throw refuse.sale_limit_day(left(limits.dayMinor - counter.dayMinor));
  }
  if (next.monthCount > limits.monthCount || next.monthMinor > limits.monthMinor) {
    throw refuse.sale_limit_month(left(limits.monthMinor - counter.monthMinor));
  }
}

function left(amount: bigint): RefusalDetails {
  return { leftMinor: Number(amount > 0n ? amount : 0n) };
}
