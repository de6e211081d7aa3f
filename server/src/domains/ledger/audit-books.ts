import type { Context } from '#platform/context';
import {
  auditAccounts,
  auditBalances,
  auditChains,
  auditHolds,
  auditSystemAccounts,
  auditTransit,
  auditZeroSum,
} from './store/audit.ts';

/** One thing that was checked, over how much, and what was found wrong, if anything. */
export interface Check {
  readonly name: string;
  readonly meaning: string;
  readonly checked: number;
  /** The first few that are wrong, each in words. Empty means the check holds. */
  readonly problems: readonly string[];
}

const checks = [
  ['zero_sum', 'per unit, all buckets and system accounts sum to zero', auditZeroSum],
  ['accounts', 'every account has its main bucket, and every bucket its account', auditAccounts],
  ['balances', 'every bucket holds what its transfers make', auditBalances],
  ['chains', 'the balance-after chain of every bucket is whole', auditChains],
  ['holds', 'what a bucket says is held is what open holds hold in it', auditHolds],
  ['system_accounts', 'system totals are what the transfers make', auditSystemAccounts],
  ['transit', 'the transit accounts are empty', auditTransit],
] as const;

/**
 * Recomputes the books from the transfers alone and says what it checked and found. Each check is
 * one statement, so one snapshot: it may run while the books are in use.
 */
export async function auditBooks(context: Context): Promise<Check[]> {
  const found: Check[] = [];
  for (const [name, meaning, audit] of checks) {
    const [row] = await context.db.survey(audit);
    found.push({
      name: `ledger.${name}`,
      meaning,
      checked: Number(row?.checked ?? 0n),
      problems: row?.problems ?? ['the check gave no answer'],
    });
  }
  return found;
}
