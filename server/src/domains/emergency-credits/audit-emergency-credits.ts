import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditLoans } from './store/audit.ts';

const checks = [
  ['loans', 'what lines owe is what they were lent less what top-ups have repaid', auditLoans],
] as const;

/** Holds the loans against their repayments and against the books. */
export function auditEmergencyCredits(context: Context): Promise<Check[]> {
  return runChecks(context, 'emergency_credits', checks);
}
