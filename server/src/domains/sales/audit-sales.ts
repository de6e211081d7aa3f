import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditCounters, auditOrders, auditPayouts, auditPosted } from './store/audit.ts';
import { auditVoucherSales } from './store/audit-vouchers.ts';

const checks = [
  ['posted', 'every sale is on its float, its line and its commission, once', auditPosted],
  ['vouchers', 'every voucher that was sold is on its float and owed, once', auditVoucherSales],
  ['counters', 'what resellers are counted to have sold is what they have sold', auditCounters],
  ['payouts', 'commission of a day is paid once, as it was earned', auditPayouts],
  ['orders', 'what programs ordered is sold once, refused, or set aside as it says', auditOrders],
] as const;

/** Holds sales against the books. */
export function auditSales(context: Context): Promise<Check[]> {
  return runChecks(context, 'sales', checks);
}
