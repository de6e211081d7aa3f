import type { Mandate } from './mandate.ts';
import { refuse } from './refusals.ts';
import { type MandateUse, unfitFor } from './terms.ts';

/**
 * For whoever sets up what a mandate is to pay: refuses with `mandate_scheduled_only` or
 * `mandate_unscheduled_only` what it could never be used for.
 */
export function checkUse({ terms }: Pick<Mandate, 'terms'>, use: MandateUse): void {
  const problem = unfitFor(terms, use);
  if (problem === 'scheduled_only') throw refuse.mandate_scheduled_only();
  if (problem === 'unscheduled_only') throw refuse.mandate_unscheduled_only();
}
