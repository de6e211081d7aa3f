import { type InstantMs, isoTime, newId, slotFor } from '#base';
import type { Tx } from '#platform/postgres';
import type { CurrencyPair, Rate } from './rate.ts';
import { refuse } from './refusals.ts';
import { requireRatio } from './require-ratio.ts';
import { insertRate, rateOf, readRateAt, valuesOf } from './store.ts';

/** A rate as its source gives it, as a ratio of whole numbers: 0.92 is 92 to 100. */
export interface NewRate extends CurrencyPair {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly source: string;
  /** From now, unless it says from when. */
  readonly validFrom?: InstantMs;
}

/**
 * Records a rate that applies from its instant on. Where the same rate applies there already, that
 * one is returned, so that a source may be read again and again; a seed says from when, and undoes
 * no rate recorded since. Refuses with `rate_invalid`, and with `rate_taken` where another rate
 * begins at the same instant: prices may name it.
 */
export async function addRate(tx: Tx, given: NewRate): Promise<Rate> {
  const { from, to, numerator, denominator, source } = given;
  requireRatio(given);
  if (source.trim() === '' || source.length > 200) throw refuse.rate_invalid({ from, to, source });
  const validFrom = given.validFrom ?? tx.nowMs;
  const [row] = await tx.query(readRateAt, [from, to, isoTime(validFrom)]);
  const before = row && rateOf(row);
  if (before && isSame(before, given)) return before;
  if (before?.validFrom === validFrom) throw refuse.rate_taken({ rate: before.id });
  const id = newId('fxr', tx.nowMs, slotFor(`${from}/${to}`));
  const rate: Rate = { id, from, to, numerator, denominator, source, validFrom };
  await tx.query(insertRate, valuesOf(rate, tx.nowMs));
  return rate;
}

function isSame(rate: Rate, given: NewRate): boolean {
  return (
    rate.numerator * given.denominator === given.numerator * rate.denominator &&
    rate.source === given.source
  );
}
