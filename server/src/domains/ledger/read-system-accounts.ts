import type { Context } from '#platform/context';
import { readSystemBalances } from './store/system-accounts.ts';

export interface SystemBalance {
  readonly account: string;
  readonly unit: string;
  /**
   * Debits minus credits: above zero for what the house has, below zero for what it owes or earned.
   */
  readonly net: bigint;
}

export async function readSystemAccounts(context: Context): Promise<SystemBalance[]> {
  const rows = await context.db.read(readSystemBalances);
  return rows.map(({ account, unit, net }) => ({ account, unit, net: BigInt(net) }));
}
