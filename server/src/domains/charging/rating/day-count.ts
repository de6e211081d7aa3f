import type { InstantMs } from '#base';
import type { ReadyRate } from './rate-table.ts';

/**
 * What money has paid for, of one line at one rate on one Hong Kong day. Its exact cost is
 * `amountMinor + rest ÷ per`; only the whole part has been charged.
 */
export interface DayCount {
  /** The code of the rate; versions of the catalogue share it, and so its cap. */
  readonly rate: string;
  readonly midnightMs: InstantMs;
  /** Units that no pack has paid for, with those that were free after the cap. */
  readonly units: bigint;
  readonly amountMinor: bigint;
  /** Always less than `per`. */
  readonly rest: bigint;
  readonly per: bigint;
}

export function newCount(rate: ReadyRate, midnightMs: InstantMs): DayCount {
  const { code, per } = rate;
  return { rate: code, midnightMs, units: 0n, amountMinor: 0n, rest: 0n, per };
}

/** The line's count at this rate on this day, or a new one. A line has few of them. */
export function countIn(
  counts: readonly DayCount[],
  rate: ReadyRate,
  midnightMs: InstantMs,
): DayCount {
  for (const count of counts) {
    if (count.rate === rate.code && count.midnightMs === midnightMs) return count;
  }
  return newCount(rate, midnightMs);
}

/** The counts with one of them replaced, or added. */
export function withCount(counts: readonly DayCount[], count: DayCount): readonly DayCount[] {
  const index = counts.findIndex(
    ({ rate, midnightMs }) => rate === count.rate && midnightMs === count.midnightMs,
  );
  return index < 0 ? [...counts, count] : counts.with(index, count);
}

/** What the cap leaves to be charged today; null without a cap. */
export function capLeft(rate: ReadyRate, count: DayCount): bigint | null {
  const { dailyCapMinor } = rate;
  if (dailyCapMinor === null) return null;
  return dailyCapMinor > count.amountMinor ? dailyCapMinor - count.amountMinor : 0n;
}

/**
 * What is left of a minor unit, as a fraction of this rate's `per`. Where another version of the
 * catalogue sells by another quantity it is rounded down: in the subscriber's favour, by less than
 * the price of one unit.
 */
export function restAt(rate: ReadyRate, { rest, per }: DayCount): bigint {
  return per === rate.per ? rest : (rest * rate.per) / per;
}

/**
 * Counts units that money pays for, and a connect fee where one is due. The charge is what
 * `amountMinor` has grown by. Once the cap is reached nothing is added any more, not even to the
 * rest: what was free stays free, also when a later version has no cap.
 */
export function addToDay(
  count: DayCount,
  rate: ReadyRate,
  units: bigint,
  connectMinor = 0n,
): DayCount {
  const { code, per, priceMinor } = rate;
  const exact = restAt(rate, count) + units * priceMinor;
  const due = connectMinor + exact / per;
  const left = capLeft(rate, count);
  const isCapped = left !== null && due >= left;
  return {
    rate: code,
    midnightMs: count.midnightMs,
    units: count.units + units,
    amountMinor: count.amountMinor + (isCapped ? left : due),
    rest: isCapped ? 0n : exact % per,
    per,
  };
}

/** Whether the fair use of the day is over. */
export function isOverFairUse(rate: ReadyRate, count: DayCount): boolean {
  return rate.throttle !== null && count.units >= rate.throttle.afterBytes;
}

/** Whether money pays nothing for a further unit today. */
export function costsNothing(rate: ReadyRate, count: DayCount): boolean {
  return rate.priceMinor === 0n || capLeft(rate, count) === 0n;
}
