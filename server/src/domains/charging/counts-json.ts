import { assert } from '#base';
import type { DayCount } from './rating/day-count.ts';

/** A count as it lies in the store: JSON has no bigint, so numbers of them are text there. */
type KeptCount = {
  readonly [Name in keyof DayCount]: DayCount[Name] extends bigint ? string : DayCount[Name];
};

export function writeCounts(counts: readonly DayCount[]): readonly KeptCount[] {
  return counts.map(({ rate, midnightMs, units, amountMinor, rest, per }) => ({
    rate,
    midnightMs,
    units: units.toString(),
    amountMinor: amountMinor.toString(),
    rest: rest.toString(),
    per: per.toString(),
  }));
}

/** The other way round, of what `writeCounts` has written. */
export function readCounts(kept: unknown): readonly DayCount[] {
  return (kept as readonly KeptCount[]).map(({ rate, midnightMs, ...numbers }) => {
    const units = BigInt(numbers.units);
    const amountMinor = BigInt(numbers.amountMinor);
    const [rest, per] = [BigInt(numbers.rest), BigInt(numbers.per)];
    const isCount = units >= 0n && amountMinor >= 0n && rest >= 0n && rest < per;
    assert(isCount, `the count of ${rate} is none`);
    return { rate, midnightMs, units, amountMinor, rest, per };
  });
}
