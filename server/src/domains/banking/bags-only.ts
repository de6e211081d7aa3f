import { readSystemBalances } from '#ledger';
import type { Tx } from '#platform/postgres';
import type { BankEntry } from '#wire/statements';
import { type CashAccount, dueOf } from './bag.ts';
import { sumOpenBags } from './store/bags.ts';

const cashAccounts: ReadonlySet<string> = new Set<CashAccount>([
  'clearing:cash_transport',
  'clearing:cash_deposits',
]);

/**
 * True for cash of which only bags are on their way that are known one by one: what names none of
 * them is looked at. What had left before bags were known is settled as a whole.
 */
export async function isForBagsOnly(
  tx: Tx,
  { amountMinor }: BankEntry,
  settled: string,
): Promise<boolean> {
  const account = `clearing:${settled}` as const;
  if (!cashAccounts.has(account)) return false;
  const [balances, sums] = [
    await readSystemBalances(tx, [account]),
    await tx.query(sumOpenBags, [account]),
  ];
  const known = sums.map((sum) => dueOf({ ...sum, direction: sum.direction as 'to_bank' }));
  const beside = (balances.get(`${account} HKD`) ?? 0n) - known.reduce((a, b) => a + b, 0n);
  return known.length > 0 && beside < amountMinor;
}
