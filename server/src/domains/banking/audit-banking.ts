import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditAwaited } from './store/audit-awaited.ts';
import { auditBags } from './store/audit-bags.ts';
import { auditBank, auditStatements, auditSuspense, auditTransfers } from './store/audit.ts';

const checks = [
  ['bank', "the ledger's bank moved by exactly what our banks have booked", auditBank],
  [
    'statements',
    'each statement begins where the one before ended, and moved what is held of its day',
    auditStatements,
  ],
  ['suspense', 'what nobody knows yet is what stands in suspense', auditSuspense],
  ['transfers', 'every transfer that is done left once, for its money', auditTransfers],
  ['bags', 'every bag that is booked is one entry, and moved all of its cash', auditBags],
  ['awaited', 'what was awaited and has come is one entry, for exactly its money', auditAwaited],
] as const;

/** Holds what our banks have booked against the books. */
export function auditBanking(context: Context): Promise<Check[]> {
  return runChecks(context, 'banking', checks);
}
