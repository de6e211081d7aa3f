import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditMoved, auditReserved, auditSold } from './store/audit.ts';

const checks = [
  ['moved', 'every adjustment and transfer moved what it says, and back once', auditMoved],
  ['sold', 'every top-up by a program was sold once, or never', auditSold],
  ['reserved', 'every reservation is as its hold is', auditReserved],
] as const;

/** Holds what programs did against the books and the sales. */
export function auditBalanceActions(context: Context): Promise<Check[]> {
  return runChecks(context, 'balance_actions', checks);
}
