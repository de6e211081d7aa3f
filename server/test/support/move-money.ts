import { credit, lockAccounts, spend } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, type LineId } from '#subscribers';

/**
 * Gives a line money by hand, in minor units of HKD, or takes it as if it was used up. Nobody is
 * told: when a rule looks, the test says. That real falls are told, `money-falls.db.test.ts` holds.
 */
export async function moveMoney(
  context: Context,
  { line }: { readonly line: LineId },
  amount: bigint,
): Promise<void> {
  const account = accountOf(line);
  const reason = { code: 'correction', cause: line, isUntold: true } as const;
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    if (amount > 0n) credit(tx, account, { unit: 'HKD', amount }, 'bank', reason);
    else spend(tx, account, -amount, { unit: 'HKD' }, 'bank', reason);
  });
}
