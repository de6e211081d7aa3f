import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditByOrder, auditNumbers, auditProved } from './store/audit.ts';

const checks = [
  [
    'proved',
    'all that was paid has exactly one receipt, and each receipt its posting',
    auditProved,
  ],
  ['numbers', 'numbers have no gap, and each is of its receipt', auditNumbers],
  ['by-order', 'every receipt is found by the number of its order', auditByOrder],
] as const;

/** Holds the receipts against what the books have moved. */
export function auditReceipts(context: Context): Promise<Check[]> {
  return runChecks(context, 'receipts', checks);
}
