import { isoTime, slotOf, uuidOf } from '#base';
import { listBankAccounts, openRefund } from '#payments';
import type { Context } from '#platform/context';
import { lockWithPayments } from './lock-with-payments.ts';
import { owedAgain } from './owed-again.ts';
import { deleteStranded, readStranded } from './store/stranded.ts';
import { againReason, nobody, type StrandedRefund, strandedOf } from './stranded-refund.ts';

/**
 * Sends by a bank of ours what no provider could send back, once there is one, and forgets what is
 * owed no more, such as where the payer's bank has taken it meanwhile. Returns how many wait no
 * longer.
 */
export async function sendStrandedRefunds(context: Context, atOnce = 50): Promise<number> {
  const bank = (await listBankAccounts(context))[0]?.connector;
  let ended = 0;
  let after: readonly [since: string, attempt: string] = ['-infinity', nobody];
  for (;;) {
    const rows = await context.db.read(readStranded, [...after, atOnce]);
    for (const row of rows) {
      ended += (await sendOrLog(context, strandedOf(row), bank)) ? 1 : 0;
      after = [isoTime(row.since), row.attempt];
    }
    if (rows.length < atOnce) return ended;
  }
}

/** One that makes trouble keeps no other back. */
async function sendOrLog(context: Context, one: StrandedRefund, bank?: string): Promise<boolean> {
  try {
    return await sendOrForget(context, one, bank);
  } catch (error) {
    const { topup, attempt } = one;
    context.log.error('what was stranded could not be sent back', { topup, attempt, error });
    return false;
  }
}

function sendOrForget(context: Context, one: StrandedRefund, bank?: string): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    const { topup: reference, attempt } = one;
    const topup = (await lockWithPayments(tx, [reference])).get(reference);
    const amount = topup ? (await owedAgain(tx, topup, one)).amount : 0n;
    if (amount > 0n && !bank) return false;
    if (amount > 0n && bank) {
      await openRefund(tx, { attempt, amount, reason: againReason, reference, byBank: bank });
    }
    tx.append(deleteStranded, { slot: slotOf(attempt), attempt: uuidOf(attempt) });
    return true;
  });
}
