import { greatestAmountMinor, type InstantMs } from '#base';
import type { Terms } from './choose-rate.ts';
import { capLeft, costsNothing, type DayCount, restAt } from './day-count.ts';
import { type Meter, usableWithin } from './meter.ts';
import { type PackUnits, unitsIn } from './pack-units.ts';
import type { ReadyRate } from './rate-table.ts';

/** Stands for "no end": more than any session carries. */
export const endlessUnits = greatestAmountMinor;

/** How far a line's packs and money reach at today's price, until the clock changes it. */
export interface Reach {
  /** Units that may still be used, what a begun block covers included. */
  readonly units: bigint;
  /** What ends it: null where nothing does before the price changes. */
  readonly endedBy: 'money' | 'fair_use' | null;
  /** How many of them flow at full speed; the same as `units` for what is never slow. */
  readonly fullSpeedUnits: bigint;
}

/** What the answer depends on; `moneyMinor` may be below zero and then buys nothing. */
export interface Means {
  readonly meter: Meter;
  readonly count: DayCount;
  readonly packs: readonly PackUnits[];
  readonly moneyMinor: bigint;
}

/**
 * The inverse of a charge: using what it says costs at most the money there is, and one more block
 * would cost more.
 */
export function affordable(terms: Terms, atMs: InstantMs, means: Means): Reach {
  const { rate, spending } = terms.part;
  const { meter, count, packs } = means;
  const inPacks = unitsIn(packs, spending, atMs);
  const connectMinor = meter.countedUnits === 0n ? rate.connectMinor : 0n;
  const bought = boughtBy(rate, count, means.moneyMinor, connectMinor);
  if (bought === undefined) return { units: 0n, endedBy: 'money', fullSpeedUnits: 0n };
  const untilSlow = rate.throttle === null ? null : rate.throttle.afterBytes - count.units;
  const untilClosed = rate.throttle?.kbps === null ? untilSlow : null;
  const isClosing = untilClosed !== null && (bought === null || untilClosed < bought);
  const counted = sum(inPacks, isClosing ? untilClosed : bought);
  const units = usableWithin(meter, counted, rate);
  const atFullSpeed = usableWithin(meter, sum(inPacks, untilSlow), rate);
  const end = isClosing ? 'fair_use' : 'money';
  return {
    units,
    endedBy: counted >= endlessUnits ? null : end,
    fullSpeedUnits: least(units, atFullSpeed),
  };
}

/**
 * Units that money buys, packs apart: undefined where it does not even pay the connect fee, null
 * where it buys without end. The largest number for which
 * `connect + floor((rest + units × price) ÷ per)` is at most the money.
 */
function boughtBy(
  rate: ReadyRate,
  count: DayCount,
  moneyMinor: bigint,
  connectMinor: bigint,
): bigint | null | undefined {
  const money = moneyMinor > 0n ? moneyMinor : 0n;
  const left = capLeft(rate, count);
  if (left !== null && left <= money) return null;
  if (money < connectMinor) return undefined;
  if (costsNothing(rate, count)) return null;
  const exact = (money - connectMinor + 1n) * rate.per - 1n - restAt(rate, count);
  return exact / rate.priceMinor;
}

function sum(packs: bigint, more: bigint | null): bigint {
  if (more === null) return endlessUnits;
  return more > 0n ? least(packs + more, endlessUnits) : packs;
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
