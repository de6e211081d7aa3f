import { credit, lockAccounts, spend } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, type LineId } from '#subscribers';

/** Gives a line money by hand, in minor units of HKD, or takes it as if it was used up. */
export async function moveMoney(
  context: Context,
  { line }: { readonly line: LineId },
  amount: bigint,
): Promise<void> {
  const account = accountOf(line);
  const reason = { code: 'correction', cause: line };
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    if (amount > 0n) credit(tx, account, { unit: 'HKD', amount }, 'bank', reason);
    else spend(tx, account, -amount, { unit: 'HKD' }, 'bank', reason);
  });
}
