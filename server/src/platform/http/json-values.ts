import { type Currency, isoTime, type Money, toNumber } from '#base';

/** Money as the contracts write it: a whole number of minor units. */
export function presentMoney({ amountMinor, currency }: Money): {
  amountMinor: number;
  currency: Currency;
} {
  return { amountMinor: toNumber(amountMinor), currency };
}

/** What is counted in HKD alone, as the contracts write it. */
export function hkd(amountMinor: bigint): { amountMinor: number; currency: Currency } {
  return presentMoney({ amountMinor, currency: 'HKD' });
}

export function instantOrNull(atMs: number | null): string | null {
  return atMs === null ? null : isoTime(atMs);
}
