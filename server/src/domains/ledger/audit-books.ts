import type { Context } from '#platform/context';
import { type Check, runChecks } from './run-checks.ts';
import {
  auditAccounts,
  auditBalances,
  auditChains,
  auditHolds,
  auditSystemAccounts,
  auditTransit,
  auditZeroSum,
} from './store/audit.ts';
import { auditMainBuckets, auditSums } from './store/audit-terms.ts';

const checks = [
  ['zero_sum', 'per unit, all buckets and system accounts sum to zero', auditZeroSum],
  ['accounts', 'every account has its main bucket, and every bucket its account', auditAccounts],
  ['main_buckets', 'every main bucket is what all are opened with', auditMainBuckets],
  ['balances', 'every bucket holds what its transfers make', auditBalances],
  ['chains', 'the balance-after chain of every bucket is whole', auditChains],
  ['holds', 'what a bucket says is held is what open holds hold in it', auditHolds],
  ['sums', 'every hold, and when a bucket left, is as it was written', auditSums],
  ['system_accounts', 'system totals are what the transfers make', auditSystemAccounts],
  ['transit', 'the transit accounts are empty', auditTransit],
] as const;

/**
 * Recomputes the books from the transfers alone and says what it checked and found. Each check is
 * one statement, so one snapshot: it may run while the books are in use.
 */
export function auditBooks(context: Context): Promise<Check[]> {
  return runChecks(context, 'ledger', checks);
}
