import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditBatches, auditOwed, auditRedeemed } from './store/audit.ts';

const checks = [
  [
    'batches',
    'every voucher that was made is there, once, and sold only where it may be',
    auditBatches,
  ],
  ['owed', 'what holders of a batch are owed is what the books say, and nothing else', auditOwed],
  ['redeemed', 'every voucher that was redeemed is one top-up of its value', auditRedeemed],
] as const;

/** Holds vouchers against the books. */
export function auditVouchers(context: Context): Promise<Check[]> {
  return runChecks(context, 'vouchers', checks);
}
