import type { Part } from '#promotions';
import type { Offer, QuotedTerms } from './topup.ts';

type Plain<Value> = {
  readonly [Name in keyof Value]: Value[Name] extends bigint
    ? string
    : Value[Name] extends bigint | null
      ? string | null
      : Value[Name];
};

type StoredTerms = Omit<Plain<QuotedTerms>, 'offers' | 'promotions' | 'discount' | 'unpriced'> & {
  /** Quotes of an older version have none. */
  readonly discount?: string;
  readonly promotions?: readonly Plain<Part>[];
  readonly unpriced?: QuotedTerms['unpriced'];
  readonly offers: readonly Plain<Offer>[];
};

/** JSON has no bigint: amounts are stored as text. */
export function encodeTerms(terms: QuotedTerms): StoredTerms {
  return {
    ...terms,
    value: terms.value.toString(),
    bonus: terms.bonus.toString(),
    discount: terms.discount.toString(),
    cnyPrice: terms.cnyPrice?.toString() ?? null,
    balanceBefore: terms.balanceBefore.toString(),
    promotions: terms.promotions.map((part) => ({
      ...part,
      amountMinor: part.amountMinor.toString(),
    })),
    offers: terms.offers.map((offer) => ({
      ...offer,
      price: offer.price.toString(),
      fee: offer.fee.toString(),
    })),
  };
}

export function decodeTerms(stored: unknown): QuotedTerms {
  const terms = stored as StoredTerms;
  return {
    ...terms,
    value: BigInt(terms.value),
    bonus: BigInt(terms.bonus),
    discount: BigInt(terms.discount ?? 0),
    cnyPrice: terms.cnyPrice === null ? null : BigInt(terms.cnyPrice),
    balanceBefore: BigInt(terms.balanceBefore),
    promotions: (terms.promotions ?? []).map((part) => ({
      ...part,
      // The same.
      kind: part.kind ?? 'bonus',
      name: part.name ?? { en: '', 'zh-Hant': '', 'zh-Hans': '' },
      amountMinor: BigInt(part.amountMinor),
    })),
    unpriced: terms.unpriced ?? [],
    offers: terms.offers.map((offer) => ({
      ...offer,
      // Quotes of an older version do not say.
      isFailing: offer.isFailing ?? false,
      price: BigInt(offer.price),
      fee: BigInt(offer.fee),
    })),
  };
}
