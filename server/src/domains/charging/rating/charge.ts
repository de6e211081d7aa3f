import type { InstantMs } from '#base';
import type { Terms } from './choose-rate.ts';
import { addToDay, costsNothing, type DayCount, isOverFairUse } from './day-count.ts';
import { type Meter, newlyCounted } from './meter.ts';
import { drawFrom, type PackShare, type PackUnits } from './pack-units.ts';
import type { ReadyRate } from './rate-table.ts';

/**
 * What one use costs within one part of one Hong Kong day, with all that explains it. Amounts are
 * minor units of HKD.
 */
export interface Charge {
  readonly terms: Terms;
  readonly fromMs: InstantMs;
  /** What was really used. */
  readonly usedUnits: bigint;
  /** What is counted for it, in whole blocks: packs pay some and money the others. */
  readonly countedUnits: bigint;
  readonly packs: readonly PackShare[];
  readonly moneyUnits: bigint;
  readonly connectMinor: bigint;
  /** What money pays now: never negative. */
  readonly amountMinor: bigint;
  readonly before: DayCount;
  readonly after: DayCount;
}

/**
 * Charges what was used within one part of a day. Packs pay first, and money what they do not
 * reach. What is free and at full speed anyway (after the cap, or for a price of nothing) takes no
 * units out of a pack that was paid for.
 */
export function chargeWithin(
  terms: Terms,
  fromMs: InstantMs,
  usedUnits: bigint,
  meter: Meter,
  before: DayCount,
  packs: readonly PackUnits[],
): Charge {
  const { rate, spending } = terms.part;
  const countedUnits = newlyCounted(meter, usedUnits, rate);
  const begins = meter.countedUnits === 0n && countedUnits > 0n;
  const connectMinor = begins ? rate.connectMinor : 0n;
  const connected = connectMinor > 0n ? addToDay(before, rate, 0n, connectMinor) : before;
  const free = freeUnits(rate, connected, countedUnits);
  const shares = drawFrom(packs, spending, fromMs, countedUnits - free);
  let moneyUnits = countedUnits;
  for (const share of shares) moneyUnits -= share.units;
  const after = moneyUnits > 0n ? addToDay(connected, rate, moneyUnits) : connected;
  const amountMinor = after.amountMinor - before.amountMinor;
  return {
    terms,
    fromMs,
    usedUnits,
    countedUnits,
    packs: shares,
    moneyUnits,
    connectMinor,
    amountMinor,
    before,
    after,
  };
}

/** How many of the units come for nothing, at full speed, whatever packs there are. */
function freeUnits(rate: ReadyRate, count: DayCount, units: bigint): bigint {
  if (!costsNothing(rate, count) || isOverFairUse(rate, count)) return 0n;
  if (rate.throttle === null) return units;
  const left = rate.throttle.afterBytes - count.units;
  return left < units ? left : units;
}
