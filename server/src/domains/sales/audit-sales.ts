import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditCounters, auditPayouts, auditPosted } from './store/audit.ts';

const checks = [
  ['posted', 'every sale is on its float, its line and its commission, once', auditPosted],
  ['counters', 'what resellers are counted to have sold is what they have sold', auditCounters],
  ['payouts', 'commission of a day is paid once, as it was earned', auditPayouts],
] as const;

/** Holds sales against the books. */
export function auditSales(context: Context): Promise<Check[]> {
  return runChecks(context, 'sales', checks);
}
