import { isId, slotOf, uuidOf } from '#base';
import { instructTransfer } from '#banking';
import { listBankAccounts, referenceOf, type RefundOutcome } from '#payments';
import type { Context } from '#platform/context';
import { closingOf } from './load-closings.ts';
import { lockClosing } from './store/closings.ts';

/**
 * What could not go back the way it came goes by the bank, once for each refund. Where the owner
 * has named no account, finance sees a transfer without one and asks: it is owed all the same.
 */
export async function transferFailedRefunds(
  context: Context,
  refunds: readonly RefundOutcome[],
): Promise<void> {
  const connector = (await listBankAccounts(context))[0]?.connector ?? 'bank';
  for (const { refund, reference: id, amount, currency } of refunds) {
    if (!isId('cls', id)) continue;
    await context.db.transaction(async (tx) => {
      const [row] = await tx.query(lockClosing, [slotOf(id), uuidOf(id)]);
      if (!row) return;
      const { toName, toAccount } = closingOf(row);
      const to = { connector, toName, toAccount, reference: referenceOf(refund) };
      const what = { kind: 'closing', cause: refund, about: id, amount, currency } as const;
      await instructTransfer(tx, { ...to, ...what });
    });
  }
}
