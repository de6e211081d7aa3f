import type { Tx } from '#platform/postgres';
import type { SystemAccount } from './account.ts';
import { readSystemBalances as readRows } from './store/system-accounts.ts';

/**
 * Debits minus credits of some system accounts, by account and unit: `bank HKD`. Nobody holds them:
 * others may post beside whoever reads.
 */
export async function readSystemBalances(
  tx: Tx,
  accounts: readonly SystemAccount[],
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await tx.query(readRows);
  const wanted = rows.filter(({ account }) => (accounts as readonly string[]).includes(account));
  return new Map(wanted.map(({ account, unit, net }) => [`${account} ${unit}`, BigInt(net)]));
}
