import type { Currency } from '#base';
import { type Catalog, shelfPriceCnyMinor } from '#catalog';
import { convert, type Rate } from '#fx';

/**
 * What a value costs in a currency. A price of the list wins over the rate, and the fee comes on
 * top.
 */
export interface Price {
  readonly amount: bigint;
  readonly currency: Currency;
  /** The rate that made the price, where one did. */
  readonly rate: Rate | null;
}

export function priceOf(catalog: Catalog, rate: Rate, value: bigint, currency: Currency): Price {
  if (currency === 'HKD') return { amount: value, currency, rate: null };
  const listed = shelfPriceCnyMinor(catalog.shelf, value);
  if (listed !== undefined) return { amount: listed, currency, rate };
  return { amount: convert(rate, value, 'ceiling'), currency, rate };
}

/**
 * Hundredths of a percent of a price, rounded up to a minor unit: what the payer is told is what is
 * charged.
 */
export function feeOf(price: bigint, basisPoints: number): bigint {
  return (price * BigInt(basisPoints) + 9_999n) / 10_000n;
}
