import type { Credited, Offer, Terms, TimelineEntry } from './topup.ts';

type Plain<Value> = {
  readonly [Name in keyof Value]: Value[Name] extends bigint
    ? string
    : Value[Name] extends bigint | null
      ? string | null
      : Value[Name];
};

type StoredTerms = Omit<Plain<Terms>, 'offers'> & { readonly offers: readonly Plain<Offer>[] };

/** JSON has no bigint: amounts are stored as text. */
export function encodeTerms(terms: Terms): StoredTerms {
  return {
    ...terms,
    value: terms.value.toString(),
    bonus: terms.bonus.toString(),
    cnyPrice: terms.cnyPrice.toString(),
    balanceBefore: terms.balanceBefore.toString(),
    offers: terms.offers.map((offer) => ({
      ...offer,
      price: offer.price.toString(),
      fee: offer.fee.toString(),
    })),
  };
}

export function decodeTerms(stored: unknown): Terms {
  const terms = stored as StoredTerms;
  return {
    ...terms,
    value: BigInt(terms.value),
    bonus: BigInt(terms.bonus),
    cnyPrice: BigInt(terms.cnyPrice),
    balanceBefore: BigInt(terms.balanceBefore),
    offers: terms.offers.map((offer) => ({
      ...offer,
      price: BigInt(offer.price),
      fee: BigInt(offer.fee),
    })),
  };
}

export function encodeResult(result: Credited): Plain<Credited> {
  return {
    ...result,
    cashBucket: result.cashBucket.toString(),
    bonusBucket: result.bonusBucket?.toString() ?? null,
    balanceAfter: result.balanceAfter.toString(),
  };
}

export function decodeResult(stored: unknown): Credited | null {
  if (stored === null) return null;
  const result = stored as Plain<Credited>;
  return {
    ...result,
    cashBucket: BigInt(result.cashBucket),
    bonusBucket: result.bonusBucket === null ? null : BigInt(result.bonusBucket),
    balanceAfter: BigInt(result.balanceAfter),
  };
}

export function decodeTimeline(stored: unknown): TimelineEntry[] {
  return [...(stored as TimelineEntry[])].sort((one, other) => one.at - other.at);
}
