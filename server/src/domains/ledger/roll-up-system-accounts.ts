import type { Context } from '#platform/context';
import { readSystemBalances, rollUp } from './store/system-accounts.ts';

/**
 * Adds what transactions appended about system accounts to the totals. Nobody waits for it: a balance is
 * total + what has not been rolled up yet. Returns how many rows were folded in.
 */
export async function rollUpSystemAccounts(context: Context): Promise<number> {
  const [row] = await context.db.transaction((tx) => tx.query(rollUp));
  return Number(row?.folded ?? 0n);
}

export interface SystemBalance {
  readonly account: string;
  readonly unit: string;
  /** Debits minus credits: above zero for what the house has, below zero for what it owes or earned. */
  readonly net: bigint;
}

export async function readSystemAccounts(context: Context): Promise<SystemBalance[]> {
  const rows = await context.db.read(readSystemBalances);
  return rows.map(({ account, unit, net }) => ({ account, unit, net: BigInt(net) }));
}
