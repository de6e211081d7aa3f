import { addDays, endOfDay, hongKongDay, newId, slotOf } from '#base';
import { credit, lockAccounts, lockedTotal, openBucket } from '#ledger';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { issueCorrection } from '#receipts';
import { accountOf, type LineOnPaper } from '#subscribers';
import type { Appeal } from './appeal.ts';
import { goodwillCredited } from './facts.ts';
import { disputeSettings } from './settings.ts';

/**
 * As a promotion's: spent first, and neither refunded nor paid out when the line is closed. Its
 * receipt is issued in the same commit; an appeal that is answered twice may give twice.
 */
export async function giveGoodwill(
  tx: Tx,
  { id, line }: Appeal,
  amount: bigint,
  paper: LineOnPaper,
): Promise<void> {
  const account = accountOf(line);
  await lockAccounts(tx, [account]);
  const balanceBefore = lockedTotal(tx, account, 'HKD');
  const days = tx.settings.get(disputeSettings.goodwillDays);
  const expiresAt = endOfDay(addDays(hongKongDay(tx.nowMs), days));
  const bucket = openBucket(tx, account, {
    unit: 'HKD',
    source: 'promotion',
    priority: 50,
    expiresAt,
    cause: id,
  });
  const reason = { code: 'goodwill', cause: id };
  credit(tx, account, { unit: 'HKD', amount }, 'expense:goodwill', reason, bucket);
  issueCorrection(tx, {
    about: newId('adj', tx.nowMs, slotOf(line)),
    cause: id,
    line: paper,
    channel: 'staff',
    correction: { way: 'give', reason: 'goodwill', expiresAt },
    amountMinor: amount,
    balanceBefore,
    balanceAfter: lockedTotal(tx, account, 'HKD'),
  });
  await tell(tx, goodwillCredited, [{ appeal: id, line }]);
}
