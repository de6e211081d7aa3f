import type { Tx } from '#platform/postgres';
import { putBack } from './put-back.ts';
import { returnGiven } from './store/benefits.ts';
import { keysOf, type Topups } from './topup-keys.ts';

/**
 * Of top-ups that were taken back whole: each has its use again, and the budget what it cost. What
 * was given beyond a budget goes nowhere.
 */
export async function returnBenefits(tx: Tx, topups: Topups): Promise<void> {
  const rows = await tx.load(returnGiven, keysOf(topups));
  await putBack(
    tx,
    rows.filter(({ before }) => before === 'given'),
  );
}
