import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditFollowers, auditPrices } from './store/audit.ts';

const checks = [
  ['prices', 'what was taken for every term is what it says it cost', auditPrices],
  ['followers', 'every renewed term is followed by one term of its kind', auditFollowers],
] as const;

/** Holds the terms against what the books say was taken, and against each other. */
export function auditPacks(context: Context): Promise<Check[]> {
  return runChecks(context, 'packs', checks);
}
