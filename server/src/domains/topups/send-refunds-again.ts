import { dayMs, isId } from '#base';
import {
  listBankAccounts,
  loadDisputesOf,
  loadRefundsOf,
  lockCaptured,
  openRefund,
  type RefundOutcome,
} from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { loadClawBacks } from './kept-claw-backs.ts';
import { lockWithPayments } from './lock-with-payments.ts';
import { owedToPayer } from './owed-to-payer.ts';
import type { LockedTopup, TopupId } from './topup.ts';

/** Beyond that it goes by a bank of ours, to an account that two people have found out. */
const mostTimes = 4;

/**
 * A refund of money that nobody was credited for came to nothing for good: what is still owed of it
 * goes on its way again a day later, under another number, because the provider has ended the old
 * one, and after the fourth time by a bank of ours. Where a line has got its money again nothing is
 * owed, and doing it twice does it once.
 */
export async function sendRefundsAgain(
  context: Context,
  refunds: readonly RefundOutcome[],
): Promise<void> {
  const ours = refunds.filter(({ reference }) => isId('top', reference));
  if (ours.length === 0) return;
  const bank = (await listBankAccounts(context))[0]?.connector;
  for (const failed of ours) {
    const times = await context.db.transaction((tx) => sendAgain(tx, failed, bank));
    if (times < mostTimes || bank) continue;
    const { refund, reference, connector } = failed;
    context.log.error('what a payer is owed cannot be sent back', {
      refund,
      topup: reference,
      connector,
      times,
    });
  }
}

/** Returns how often it has failed so far; 0 where nothing is owed. */
async function sendAgain(tx: Tx, failed: RefundOutcome, bank?: string): Promise<number> {
  const { attempt, reference } = failed;
  const topup = (await lockWithPayments(tx, [reference as TopupId])).get(reference as TopupId);
  if (!topup) return 0;
  const { amount, times } = await owedFor(tx, topup, failed);
  if (amount === 0n) return 0;
  const reason = 'it could not be sent back before';
  const again = { attempt, amount, reason, reference } as const;
  if (times < mostTimes) await openRefund(tx, { ...again, sendAt: tx.nowMs + dayMs });
  else if (bank) await openRefund(tx, { ...again, byBank: bank });
  return times;
}

async function owedFor(
  tx: Tx,
  topup: LockedTopup,
  { payment, attempt, currency }: RefundOutcome,
): Promise<{ readonly amount: bigint; readonly times: number }> {
  const [captured, disputes, refunds, clawBacks] = await Promise.all([
    lockCaptured(tx, attempt),
    loadDisputesOf(tx, payment),
    loadRefundsOf(tx, payment),
    loadClawBacks(tx, [topup.id]),
  ]);
  const taken = new Set<string>((clawBacks.get(topup.id) ?? []).map(({ id }) => id));
  const own = refunds.filter((one) => {
    return one.attempt === attempt && one.reference === topup.id && !taken.has(one.id);
  });
  const failed = own.filter(({ state }) => state === 'failed');
  const { amount: came } = captured;
  const isCredited = topup.creditedAt !== null && topup.attempt === attempt;
  const amount = owedToPayer({
    came,
    kept: !isCredited ? 0n : topup.price < came ? topup.price : came,
    back: sum(own.filter(({ state }) => state !== 'failed')),
    takenByBank: sum(
      disputes.filter((one) => {
        return one.attempt === attempt && one.currency === currency && one.state !== 'won';
      }),
    ),
    failed: sum(failed),
  });
  return { amount, times: failed.length };
}

function sum(all: readonly { readonly amount: bigint }[]): bigint {
  return all.reduce((total, { amount }) => total + amount, 0n);
}
