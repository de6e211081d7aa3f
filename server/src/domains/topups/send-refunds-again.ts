import { dayMs, isId } from '#base';
import { listBankAccounts, openRefund, type RefundOutcome } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { lockWithPayments } from './lock-with-payments.ts';
import { owedAgain } from './owed-again.ts';
import { againReason, strand } from './stranded-refund.ts';
import type { TopupId } from './topup.ts';

/** Beyond that it goes by a bank of ours, to an account that two people have found out. */
const mostTimes = 4;

/**
 * A refund of money that nobody was credited for came to nothing for good: what is still owed of it
 * goes on its way again a day later, under another number, because the provider has ended the old
 * one, and after the fourth time by a bank of ours. Where there is none it is stranded until there
 * is. Where a line has got its money again nothing is owed, and doing it twice does it once.
 */
export async function sendRefundsAgain(
  context: Context,
  refunds: readonly RefundOutcome[],
): Promise<void> {
  const ours = refunds.filter(({ reference }) => isId('top', reference));
  if (ours.length === 0) return;
  const bank = (await listBankAccounts(context))[0]?.connector;
  for (const failed of ours) await context.db.transaction((tx) => sendAgain(tx, failed, bank));
}

async function sendAgain(tx: Tx, failed: RefundOutcome, bank?: string): Promise<void> {
  const { attempt, payment, connector, currency } = failed;
  const reference = failed.reference as TopupId;
  const topup = (await lockWithPayments(tx, [reference])).get(reference);
  if (!topup) return;
  const { amount, times } = await owedAgain(tx, topup, failed);
  if (amount === 0n) return;
  const again = { attempt, amount, reason: againReason, reference } as const;
  if (times < mostTimes) await openRefund(tx, { ...again, sendAt: tx.nowMs + dayMs });
  else if (bank) await openRefund(tx, { ...again, byBank: bank });
  else strand(tx, { topup: reference, attempt, payment, connector, amount, currency });
}
