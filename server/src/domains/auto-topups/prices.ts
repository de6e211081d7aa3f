import type { Currency, InstantMs } from '#base';
import type { Catalog } from '#catalog';
import { type Rate, rateAt } from '#fx';
import type { Context } from '#platform/context';
import { priceOf } from '#topups';
import type { Planned } from './planned.ts';
import type { WordsHeard } from './read-words.ts';
import type { Rule } from './rule.ts';
import { wordOf } from './told-ahead.ts';
import type { Shelf } from './value.ts';

/** What a value costs in a currency, as an order is priced; undefined without a rate for it. */
export type Pricing = (valueMinor: bigint, currency: Currency) => bigint | undefined;

export function pricingBy(catalog: Catalog, rate: Rate | undefined): Pricing {
  return (value, currency) => priceOf(catalog, rate, { value, discount: 0n }, currency)?.amount;
}

/**
 * What an amount in a mandate's currency pays for, in minor units of HKD: the greatest value up to
 * which each of the shelf costs no more. A listed price may lie beside those by the rate.
 */
export function worthOf(
  pricing: Pricing,
  { amountMinor, currency }: { readonly amountMinor: bigint; readonly currency: Currency },
  { leastMinor, stepMinor, mostMinor }: Shelf,
): bigint | undefined {
  if (currency === 'HKD') return amountMinor;
  let worth = 0n;
  for (let value = leastMinor; value <= mostMinor; value += stepMinor) {
    const price = pricing(value, currency);
    if (price === undefined) return undefined;
    if (price > amountMinor) break;
    worth = value;
  }
  return worth;
}

type RatesTold = Readonly<Partial<Record<Planned['cause'], Rate>>>;

/**
 * By which rate planned ones are priced whose owners were told a price ahead: by that of their
 * first word. A rate that moved since would take more than was said, by our word and by the
 * provider's, whose own limit a payment may not pass.
 */
export async function ratesTold(
  context: Context,
  rule: Rule,
  planned: readonly Planned[],
  heard: WordsHeard,
): Promise<RatesTold> {
  const told = planned.map(async (one) => {
    const { at } = wordOf(rule, one);
    // What is said anew is said at the price of today.
    const isSaid = at !== null && !heard[one.cause]?.isLost;
    const rate = isSaid ? await homeRateAt(context, at) : undefined;
    return rate ? [[one.cause, rate]] : [];
  });
  return Object.fromEntries((await Promise.all(told)).flat()) as RatesTold;
}

function homeRateAt(context: Context, atMs: InstantMs): Promise<Rate | undefined> {
  return rateAt(context, { from: 'HKD', to: 'CNY' }, atMs);
}
