import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditProved } from './store/audit.ts';

const checks = [
  [
    'proved',
    'all that was paid has exactly one receipt, and each receipt its posting',
    auditProved,
  ],
] as const;

/** Holds the receipts against what the books have moved. */
export function auditReceipts(context: Context): Promise<Check[]> {
  return runChecks(context, 'receipts', checks);
}
