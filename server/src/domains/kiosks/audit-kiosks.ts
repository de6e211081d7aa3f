import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditBoxes, auditClaims, auditSales } from './store/audit.ts';

const checks = [
  ['sales', 'what machines have kept is on a line or can be claimed, once', auditSales],
  ['boxes', 'what a machine has is what fell into its boxes and was not counted', auditBoxes],
  ['claims', 'what is owed for slips is what can be claimed', auditClaims],
] as const;

/** Holds what kiosks have kept against the books. */
export function auditKiosks(context: Context): Promise<Check[]> {
  return runChecks(context, 'kiosks', checks);
}
