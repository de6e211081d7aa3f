import type { Context } from '#platform/context';
import { rollUp } from './store/system-accounts.ts';

/**
 * Adds what transactions appended about system accounts to the totals. Nobody waits for it: a
 * balance is total + what has not been rolled up yet. Returns how many rows were folded in.
 */
export async function rollUpSystemAccounts(context: Context): Promise<number> {
  const [row] = await context.db.transaction((tx) => tx.query(rollUp));
  return Number(row?.folded ?? 0n);
}
