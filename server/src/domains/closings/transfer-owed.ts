import { slotOf, uuidOf } from '#base';
import { instructTransfer } from '#banking';
import { listBankAccounts, referenceOf } from '#payments';
import type { Context } from '#platform/context';
import type { ClosedLineOwed } from './facts.ts';
import { closingOf } from './load-closings.ts';
import { lockClosing } from './store/closings.ts';

/**
 * What a closed line's owner is owed on top goes by the bank, once. Where no account is known,
 * finance sees a transfer without one and asks.
 */
export async function transferOwed(
  context: Context,
  owed: readonly ClosedLineOwed[],
): Promise<void> {
  const connector = (await listBankAccounts(context))[0]?.connector ?? 'bank';
  for (const { id: cause, closing, amountMinor: amount } of owed) {
    await context.db.transaction(async (tx) => {
      const [row] = await tx.query(lockClosing, [slotOf(closing), uuidOf(closing)]);
      if (!row) return;
      const { toName, toAccount } = closingOf(row);
      const to = { connector, toName, toAccount, reference: referenceOf(cause) };
      const what = { kind: 'closing', cause, about: closing, amount, currency: 'HKD' } as const;
      await instructTransfer(tx, { ...to, ...what });
    });
  }
}
