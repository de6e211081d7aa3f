import type { Tx } from '#platform/postgres';
import { lockBenefits, takeBenefit } from '#promotions';
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
 * The top-up with the bonus that it really gets: where a budget was used up since it was looked at,
 * what the catalogue gives everybody. Nobody has promised more at a counter.
 */
export function withBenefit<Sold extends WithTerms>(tx: Tx, sold: Sold): Sold {
  const { terms, id } = sold;
  if (takeBenefit(tx, wantedBy(sold), id, 'given')) return sold;
  const { bonusMinor: bonus, validDays: bonusDays, parts: promotions } = terms.standing;
  return { ...sold, terms: { ...terms, bonus, bonusDays, discount: 0n, promotions } };
}
