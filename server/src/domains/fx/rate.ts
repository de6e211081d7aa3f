import { assert, type Currency, type Id, type InstantMs, multiplyFloor } from '#base';

export type RateId = Id<'fxr'>;

/** Which currency is given and which is got. */
export interface CurrencyPair {
  readonly from: Currency;
  readonly to: Currency;
}

/**
 * One unit of `from` is `numerator / denominator` units of `to`. A rate never changes, so its id is
 * the whole proof of what a price was made with.
 */
export interface Rate extends CurrencyPair {
  readonly id: RateId;
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly validFrom: InstantMs;
  /** Who says so, such as a bank's table or the operator. */
  readonly source: string;
}

/** How the source of a rate begins that was fetched: such a one grows old. */
export const fetchedSource = 'fetched ';

/** Whether a rate was fetched so long ago that nothing is priced by it; one by hand holds. */
export function isStale({ source, validFrom }: Rate, nowMs: InstantMs, mostAgeMs: number): boolean {
  return source.startsWith(fetchedSource) && nowMs - validFrom > mostAgeMs;
}

/** Where a fraction of a minor unit goes: down, up, or to the nearer one and up from the middle. */
export type Rounding = 'floor' | 'ceiling' | 'nearest';

/**
 * What an amount of `rate.from` is in `rate.to`, exactly. Both currencies have a hundred minor
 * units in one. The caller decides who gets the fraction; amounts below zero are a fault.
 */
export function convert(rate: Rate, amountMinor: bigint, rounding: Rounding): bigint {
  assert(amountMinor >= 0n, `an amount below zero is not converted: ${amountMinor}`);
  const { numerator, denominator } = rate;
  if (rounding === 'floor') return multiplyFloor(amountMinor, numerator, denominator);
  if (rounding === 'ceiling') return -multiplyFloor(-amountMinor, numerator, denominator);
  const twice = 2n * amountMinor * numerator + denominator;
  return twice / (2n * denominator);
}

const mostPlaces = 8;

/** `1 HKD = 0.92 CNY`, as it is printed beside a price; longer fractions to eight places. */
export function rateText({
  from,
  to,
  numerator,
  denominator,
}: Pick<Rate, 'from' | 'to' | 'numerator' | 'denominator'>): string {
  const scale = 10n ** BigInt(mostPlaces);
  const scaled = (2n * numerator * scale + denominator) / (2n * denominator);
  const digits = scaled.toString().padStart(mostPlaces + 1, '0');
  const fraction = digits.slice(-mostPlaces).replace(/0+$/, '');
  return `1 ${from} = ${digits.slice(0, -mostPlaces)}${fraction && `.${fraction}`} ${to}`;
}
