import { loadLoans, putBackRepayment } from '#emergency-credits';
import { lockAccounts, lockedAccount, lockedTotal } from '#ledger';
import { openRefund, type RefundId } from '#payments';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { accountOf, lockLines, reverseGrant, tellValidity } from '#subscribers';
import { topupRefunding } from './facts.ts';
import { keepClawBack } from './kept-claw-backs.ts';
import { lockOrders, moveTo } from './load-topups.ts';
import { readTopup } from './read-topup.ts';
import { tellUndone } from './refund-papers.ts';
import { refuse } from './refusals.ts';
import { takeBack } from './taking.ts';
import { undoBefore } from './undo-time.ts';
import type { Maker, LockedTopup, TopupId } from './topup.ts';

const wrongNumber = 'wrong number';

/**
 * Takes a top-up back from a wrong number: value, bonus and the validity it gave leave the line,
 * and the price goes back to the payer, in one commit. Only its payer may, within ten minutes,
 * while all of it is there. Doing it twice does it once. Refuses with `undo_not_possible`,
 * `undo_too_late`, `undo_spent`.
 */
export async function undoTopup(context: Context, id: TopupId, maker: Maker): Promise<void> {
  const { attempt, price, maker: owner } = await readTopup(context, id, maker);
  if (owner !== maker) throw refuse.undo_not_possible();
  await context.db.transaction(async (tx) => {
    const topup = await lockUndoable(tx, id);
    if (!topup) return;
    const refund = await openRefund(tx, {
      attempt,
      amount: price,
      reason: wrongNumber,
      reference: id,
    });
    await Promise.all([
      lockAccounts(tx, [accountOf(topup.line)]),
      loadLoans(tx, [topup.line]),
      lockLines(tx, { reversing: [topup.line] }),
    ]);
    await putBackLoan(tx, topup);
    takeAll(tx, topup, refund);
    reverseGrant(tx, { line: topup.line, cause: topup.id });
    moveTo(tx, topup, 'refunding', ['undone', 'refund_started']);
    tellUndone(tx, topup, balanceOf(tx, topup));
    await tellValidity(tx);
    await tell(tx, topupRefunding, [{ topup: topup.id, line: topup.line }]);
  });
}

/** The order, if it can be undone now; undefined when it was undone already. */
async function lockUndoable(tx: Tx, id: TopupId): Promise<LockedTopup | undefined> {
  const topup = (await lockOrders(tx, [id])).get(id);
  if (!topup) throw refuse.topup_unknown();
  if (topup.state === 'refunding' || topup.state === 'refunded') return undefined;
  if (topup.state !== 'credited') throw refuse.undo_not_possible({ state: topup.state });
  if (tx.nowMs > undoBefore(topup, tx.settings)) throw refuse.undo_too_late();
  return topup;
}

/** What it had repaid of an emergency credit comes back to it first: the line owes that again. */
async function putBackLoan(tx: Tx, { line, id: cause, result }: LockedTopup): Promise<void> {
  const { buckets } = lockedAccount(tx, accountOf(line));
  const bucket = buckets.find(({ number }) => number === result?.cashBucket);
  if (!bucket) throw refuse.undo_spent();
  await putBackRepayment(tx, { line, cause, bucket: bucket.number });
}

/** All of it, and only while all of it is there: nothing that is spent is taken from elsewhere. */
function takeAll(tx: Tx, topup: LockedTopup, refund: RefundId): void {
  const { value, bonus } = topup.terms;
  const { price, result } = topup;
  if (!result) throw refuse.undo_not_possible();
  checkUnspent(tx, topup, result.cashBucket, value);
  if (result.bonusBucket !== null) checkUnspent(tx, topup, result.bonusBucket, bonus);
  const taken = takeBack(tx, topup, {
    id: refund,
    part: { price, value, bonus },
    spentRule: 'refuse',
    sink: 'refund_payable',
    code: 'undo',
    cause: topup.id,
  });
  keepClawBack(tx, {
    ...taken,
    id: refund,
    topup: topup.id,
    kind: 'undo',
    price,
    spentRule: 'refuse',
    reason: wrongNumber,
    state: 'open',
    isWhole: true,
    proposedBy: null,
    decidedBy: null,
    openedAt: tx.nowMs,
  });
}

/**
 * A bucket of a top-up is unspent while it holds all that was put there and none of it is set
 * aside.
 */
function checkUnspent(tx: Tx, topup: LockedTopup, number: bigint, amount: bigint): void {
  const { buckets } = lockedAccount(tx, accountOf(topup.line));
  const bucket = buckets.find((one) => one.number === number);
  if (!bucket || bucket.balance !== amount || bucket.held !== 0n) throw refuse.undo_spent();
}

function balanceOf(tx: Tx, topup: LockedTopup): bigint {
  return lockedTotal(tx, accountOf(topup.line), topup.terms.valueCurrency);
}
