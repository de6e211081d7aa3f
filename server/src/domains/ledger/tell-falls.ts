import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { type BalanceFell, balanceFell } from './facts.ts';
import type { Books } from './locked-books.ts';

/**
 * Tells whose money is less now than before this transaction, whatever took it: the books see every
 * movement, so that nobody who takes must think of telling it. What was put back meanwhile did not
 * fall. Costs nothing where none did.
 */
export async function tellFalls(tx: Tx, { accounts, money }: Books): Promise<void> {
  const fell: BalanceFell[] = [];
  for (const [account, { by, isUntold }] of money) {
    if (by >= 0n || isUntold) continue;
    let afterMinor = 0n;
    for (const { unit, balance } of accounts.get(account)?.buckets ?? []) {
      if (unit === 'HKD') afterMinor += balance;
    }
    fell.push({ account, beforeMinor: afterMinor - by, afterMinor });
  }
  await tell(tx, balanceFell, fell);
}
