import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditPeople, auditPosted } from './store.ts';

const checks = [
  ['posted', 'every adjustment that was decided is in the books, once', auditPosted],
  ['people', 'nobody decided what they proposed', auditPeople],
] as const;

/** Holds adjustments against the books. */
export function auditAdjustments(context: Context): Promise<Check[]> {
  return runChecks(context, 'adjustments', checks);
}
