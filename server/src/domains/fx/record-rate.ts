import { type InstantMs, isoTime, newId, slotFor } from '#base';
import type { Context } from '#platform/context';
import type { CurrencyPair, Rate } from './rate.ts';
import { refuse } from './refusals.ts';
import { insertRate, rateOf, readRateAt, valuesOf } from './store.ts';

/** A rate as its source gives it, as a ratio of whole numbers: 0.92 is 92 to 100. */
export interface NewRate extends CurrencyPair {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly source: string;
  /** From now, unless it says from when. */
  readonly validFrom?: InstantMs;
}

/** Far beyond any rate, and small enough for every product with an amount. */
const greatest = 1_000_000_000_000n;

/**
 * Records a rate that applies from its instant on. Where the same rate applies there already, that
 * one is returned, so that a source may be read again and again; a seed says from when, and undoes
 * no rate recorded since. Refuses with `rate_invalid`, and with `rate_taken` where another rate
 * begins at the same instant: prices may name it.
 */
export async function recordRate(context: Context, given: NewRate): Promise<Rate> {
  const { from, to, numerator, denominator, source } = given;
  const isRatio = [numerator, denominator].every((part) => part > 0n && part <= greatest);
  if (!isRatio || from === to || source.trim() === '' || source.length > 200) {
    throw refuse.rate_invalid({ from, to, ratio: `${numerator}/${denominator}` });
  }
  return context.db.transaction(async (tx) => {
    const validFrom = given.validFrom ?? tx.nowMs;
    const [row] = await tx.query(readRateAt, [from, to, isoTime(validFrom)]);
    const before = row && rateOf(row);
    if (before && isSame(before, given)) return before;
    if (before?.validFrom === validFrom) throw refuse.rate_taken({ rate: before.id });
    const id = newId('fxr', tx.nowMs, slotFor(`${from}/${to}`));
    const rate: Rate = { id, from, to, numerator, denominator, source, validFrom };
    await tx.query(insertRate, valuesOf(rate, tx.nowMs));
    return rate;
  });
}

function isSame(rate: Rate, given: NewRate): boolean {
  return (
    rate.numerator * given.denominator === given.numerator * rate.denominator &&
    rate.source === given.source
  );
}
