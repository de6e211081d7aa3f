import type { MandateId, MandateTerms } from '#mandates';
import type { ManualClock } from '#platform/clock';
import type { TestDatabase } from './database.ts';

/** Told two days ahead by us, and for plans alone: as a wallet might have it. */
export const strictTerms: MandateTerms = {
  currency: 'HKD',
  isUnscheduled: false,
  isScheduled: true,
  leastPeriodDays: 20,
  hours: null,
  advanceNotice: { by: 'us', days: 2, goodForDays: 3 },
  plan: null,
};

interface World {
  readonly database: Pick<TestDatabase, 'context' | 'ownerUrl'>;
  readonly context: { readonly clock: ManualClock };
}

/** Gives a mandate other terms than its wallet has; a server may not. */
export async function setTerms(
  { database, context: { clock } }: World,
  mandate: MandateId,
  terms: MandateTerms,
): Promise<void> {
  const owner = database.context({ url: database.ownerUrl, clock });
  const text = 'update mandates.mandate set terms = $2 where id = $1';
  const change = { name: 'test: terms', text };
  await owner.db.transaction((tx) => tx.query(change, [mandate.slice(4), JSON.stringify(terms)]));
}
