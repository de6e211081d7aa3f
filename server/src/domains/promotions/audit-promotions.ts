import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditBudgets, auditPosted } from './store/audit.ts';

const checks = [
  ['budgets', 'no budget is exceeded, and every part of it is somewhere', auditBudgets],
  ['posted', 'what was spent of budgets is what was posted as bonus', auditPosted],
] as const;

/** Holds budgets against what was promised, taken and posted. */
export function auditPromotions(context: Context): Promise<Check[]> {
  return runChecks(context, 'promotions', checks);
}
