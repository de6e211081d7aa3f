import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditOwed } from './store/audit.ts';

const checks = [
  ['owed', 'what owners of closed lines are owed is what is on its way to them', auditOwed],
] as const;

/** Holds what closings promise against the books. */
export function auditClosings(context: Context): Promise<Check[]> {
  return runChecks(context, 'closings', checks);
}
