import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditOfficeBags, auditVaults } from './store/audit-vaults.ts';
import { auditCounterVouchers } from './store/audit-vouchers.ts';
import { auditCounterSales, auditDrawers, auditShifts } from './store/audit.ts';

const checks = [
  ['sales', 'every counter sale is in its drawer and on its line, once', auditCounterSales],
  ['vouchers', 'every voucher that a counter sold is paid and owed, once', auditCounterVouchers],
  ['shifts', 'what a shift expected is what it counted, sold and gave back', auditShifts],
  ['drawers', 'the books have in every drawer what was counted there', auditDrawers],
  ['vaults', 'what two people counted otherwise in safe and office is posted, once', auditVaults],
  ['office', 'every bag between office and bank is posted there, once', auditOfficeBags],
] as const;

/** Holds the cash of our halls against the books. */
export function auditTills(context: Context): Promise<Check[]> {
  return runChecks(context, 'tills', checks);
}
