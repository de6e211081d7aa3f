import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditDays, auditExchanges, auditOwed } from './store/audit.ts';

const checks = [
  ['exchanges', 'what acquirers owe is what was sold less what was reversed', auditExchanges],
  ['owed', 'what was taken and not credited stands apart', auditOwed],
  ['days', 'a day that was agreed on has the totals that were agreed on', auditDays],
] as const;

/** Holds what cash machines sold against the books. */
export function auditAcquirers(context: Context): Promise<Check[]> {
  return runChecks(context, 'acquirers', checks);
}
