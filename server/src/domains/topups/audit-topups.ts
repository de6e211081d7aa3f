import type { Context } from '#platform/context';
import { auditDisputes } from './store/audit-disputes.ts';
import { auditCredits, auditHeld, auditHoldings, auditReturns } from './store/audit.ts';
import { type Check, runChecks } from '#ledger';

const checks = [
  [
    'captured_credited',
    'every captured payment of an order credits it exactly once, or is given back',
    auditCredits,
  ],
  [
    'credited_posted',
    'every credited order has the transfers of its value and bonus',
    auditHoldings,
  ],
  [
    'refunds',
    'every order that was refunded has a refund, and what is owed is what is open',
    auditReturns,
  ],
  [
    'held',
    'what is held for review stands apart in the books, and each order of it in the queue',
    auditHeld,
  ],
  [
    'disputes',
    'what payers’ banks have taken is a loss of as much, in the currency that came for it',
    auditDisputes,
  ],
] as const;

/** Holds the orders against what providers captured and what the books say. */
export function auditTopups(context: Context): Promise<Check[]> {
  return runChecks(context, 'topups', checks);
}
