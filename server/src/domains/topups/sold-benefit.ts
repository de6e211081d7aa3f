import type { Tx } from '#platform/postgres';
import { lockBenefits, openParts, takeBenefit } from '#promotions';
import type { Receiver } from './receiver.ts';
import type { SoldTerms } from './sold-terms.ts';
import type { TopupId } from './topup.ts';

interface WithTerms {
  readonly id: TopupId;
  readonly receiver: Receiver;
  readonly terms: SoldTerms;
}

function wantedBy({ receiver: { line, ownerId: person }, terms }: WithTerms) {
  return { line, person, parts: terms.promotions };
}

/** Locks what top-ups want of promotions, behind their lines' accounts. */
export function lockSoldBenefits(tx: Tx, sold: readonly WithTerms[]): Promise<void> {
  return lockBenefits(tx, sold.map(wantedBy));
}

/**
 * The top-up with the benefit that it really gets: where a budget was used up since it was looked
 * at, what the promotions beside it have, or what the catalogue gives everybody, if that is more.
 * Nobody has promised more at a counter.
 */
export function withBenefit<Sold extends WithTerms>(tx: Tx, sold: Sold): Sold {
  const { terms, id } = sold;
  const wanted = wantedBy(sold);
  if (takeBenefit(tx, wanted, id, 'given')) return sold;
  const { standing } = terms;
  const parts = openParts(tx, wanted);
  const [bonus, discount] = [sumOf(parts, 'bonus'), sumOf(parts, 'discount')];
  if (
    bonus + discount > standing.bonusMinor &&
    takeBenefit(tx, { ...wanted, parts }, id, 'given')
  ) {
    const bonusDays = bonus > 0n ? terms.bonusDays : 0;
    return { ...sold, terms: { ...terms, bonus, bonusDays, discount, promotions: parts } };
  }
  const { bonusMinor, validDays: bonusDays, parts: promotions } = standing;
  return { ...sold, terms: { ...terms, bonus: bonusMinor, bonusDays, discount: 0n, promotions } };
}

function sumOf(parts: SoldTerms['promotions'], kind: 'bonus' | 'discount'): bigint {
  return parts
    .filter((part) => part.kind === kind)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}
