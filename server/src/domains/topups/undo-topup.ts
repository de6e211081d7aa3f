import { loadLoans } from '#emergency-credits';
import { lockAccounts } from '#ledger';
import { openRefund, type OwnReason } from '#payments';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { returnBenefits } from '#promotions';
import { accountOf, lockLines, reverseGrant, tellValidity } from '#subscribers';
import { topupRefunding } from './facts.ts';
import { lockPaidPrice } from './lock-paid-price.ts';
import { moveTo } from './load-topups.ts';
import { lockWithPayments } from './lock-with-payments.ts';
import { readTopup } from './read-topup.ts';
import { promisedOf } from './promised.ts';
import { refuse } from './refusals.ts';
import { takeUnspent } from './take-unspent.ts';
import { type LockedTopup, type Maker, type TopupId, undoBefore } from './topup.ts';

const wrongNumber: OwnReason = 'wrong number';

/**
 * Takes a top-up back from a wrong number: value, bonus and the validity it gave leave the line,
 * and the price goes back to the payer, in one commit. Only its payer may, within ten minutes,
 * while all of it is there. Doing it twice does it once. Refuses with `undo_not_possible`,
 * `undo_too_late`, `undo_spent`.
 */
export async function undoTopup(context: Context, id: TopupId, maker: Maker): Promise<void> {
  const { attempt, maker: owner } = await readTopup(context, id, maker);
  // What a reseller has sold is taken back where it was sold.
  if (owner !== maker || attempt === null) throw refuse.undo_not_possible();
  await context.db.transaction(async (tx) => {
    const topup = await lockUndoable(tx, id);
    if (!topup) return;
    const paidPrice = await lockPaidPrice(tx, topup);
    const refund = await openRefund(tx, {
      attempt,
      amount: paidPrice,
      reason: wrongNumber,
      reference: id,
    });
    await Promise.all([
      lockAccounts(tx, [accountOf(topup.line)]),
      loadLoans(tx, [topup.line]),
      lockLines(tx, { reversing: [topup.line] }),
    ]);
    await takeUnspent(tx, topup, {
      id: refund,
      paidPrice,
      sink: 'refund_payable',
      state: 'open',
      reason: wrongNumber,
    });
    reverseGrant(tx, { line: topup.line, cause: topup.id });
    moveTo(tx, topup, 'refunding', ['undone', 'refund_started']);
    await returnBenefits(tx, promisedOf([topup]));
    await tellValidity(tx);
    await tell(tx, topupRefunding, [{ topup: topup.id, line: topup.line }]);
  });
}

/** The order, if it can be undone now; undefined when it was undone already. */
async function lockUndoable(tx: Tx, id: TopupId): Promise<LockedTopup | undefined> {
  const topup = (await lockWithPayments(tx, [id])).get(id);
  if (!topup) throw refuse.topup_unknown();
  if (topup.state === 'refunding' || topup.state === 'refunded') return undefined;
  if (topup.state !== 'credited') throw refuse.undo_not_possible({ state: topup.state });
  if (tx.nowMs > undoBefore(topup, tx.settings)) throw refuse.undo_too_late();
  return topup;
}
