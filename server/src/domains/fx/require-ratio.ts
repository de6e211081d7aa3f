import type { CurrencyPair } from './rate.ts';
import type { Ratio } from './published-rate.ts';
import { refuse } from './refusals.ts';

/** Far beyond any rate, and small enough for every product with an amount. */
const greatest = 1_000_000_000_000n;

/** Refuses with `rate_invalid` what is no rate between two currencies. */
export function requireRatio({ from, to, numerator, denominator }: CurrencyPair & Ratio): void {
  const isRatio = [numerator, denominator].every((part) => part > 0n && part <= greatest);
  if (!isRatio || from === to) {
    throw refuse.rate_invalid({ from, to, ratio: `${numerator}/${denominator}` });
  }
}
