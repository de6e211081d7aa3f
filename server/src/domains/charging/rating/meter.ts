import type { ReadyRate } from './rate-table.ts';

/**
 * One use as it goes on: a call, or what one session does in one zone. A block of a call is counted
 * whole when it begins, so what is counted runs ahead of what was used.
 */
export interface Meter {
  readonly usedUnits: bigint;
  readonly countedUnits: bigint;
}

export const newMeter: Meter = { usedUnits: 0n, countedUnits: 0n };

/**
 * How many units are counted anew when this many more are used: whole blocks, the first of the use
 * of one size and all further ones of another. What a block that has begun still covers costs
 * nothing more, also across a change of rate: no second is paid twice because the clock struck.
 */
export function newlyCounted(meter: Meter, units: bigint, rate: ReadyRate): bigint {
  const uncovered = meter.usedUnits + units - meter.countedUnits;
  if (uncovered <= 0n) return 0n;
  const { firstUnits, thenUnits } = rate;
  if (meter.countedUnits > 0n) return blocksOver(uncovered, thenUnits);
  if (uncovered <= firstUnits) return firstUnits;
  return firstUnits + blocksOver(uncovered - firstUnits, thenUnits);
}

function blocksOver(units: bigint, block: bigint): bigint {
  return ((units + block - 1n) / block) * block;
}

/**
 * The other way round: how many units may be used so that no more than `mostUnits` are counted
 * anew.
 */
export function usableWithin(meter: Meter, mostUnits: bigint, rate: ReadyRate): bigint {
  const covered = meter.countedUnits - meter.usedUnits;
  const { firstUnits, thenUnits } = rate;
  if (meter.countedUnits > 0n) return covered + (mostUnits / thenUnits) * thenUnits;
  if (mostUnits < firstUnits) return 0n;
  return firstUnits + ((mostUnits - firstUnits) / thenUnits) * thenUnits;
}
