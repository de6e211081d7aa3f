import { type Currency, multiplyFloor } from '#base';
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

/** A value in HKD, and what of it nobody pays. */
export interface Valued {
  readonly value: bigint;
  readonly discount: bigint;
}

/**
 * In another currency a discount is the same share of the price, rounded down; without a rate of
 * today there is no price in it, also not by the list: what it were worth nobody knows.
 */
export function priceOf(
  catalog: Catalog,
  rate: Rate | undefined,
  { value, discount }: Valued,
  currency: Currency,
): Price | undefined {
  const full = fullPriceOf(catalog, rate, value, currency);
  return full && { ...full, amount: full.amount - multiplyFloor(full.amount, discount, value) };
}

function fullPriceOf(
  catalog: Catalog,
  rate: Rate | undefined,
  value: bigint,
  currency: Currency,
): Price | undefined {
  if (currency === 'HKD') return { amount: value, currency, rate: null };
  if (!rate) return undefined;
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
