import { loadLoans, putBackRepayment } from '#emergency-credits';
import {
  debit,
  lockAccounts,
  lockedAccount,
  lockedTotal,
  moveBetweenSystem,
  type Reason,
  type SystemAccount,
} from '#ledger';
import { openRefund } from '#payments';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { accountOf, lockLines, reverseGrant, tellValidity } from '#subscribers';
import { topupRefunding } from './facts.ts';
import { lockOrders, moveTo } from './load-topups.ts';
import { readTopup } from './read-topup.ts';
import { tellUndone } from './refund-papers.ts';
import { refuse } from './refusals.ts';
import { undoBefore } from './undo-time.ts';
import type { Maker, LockedTopup, TopupId } from './topup.ts';

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
    await openRefund(tx, { attempt, amount: price, reason: 'wrong number', reference: id });
    await Promise.all([
      lockAccounts(tx, [accountOf(topup.line)]),
      loadLoans(tx, [topup.line]),
      lockLines(tx, { reversing: [topup.line] }),
    ]);
    await putBackLoan(tx, topup);
    takeBack(tx, topup);
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

/**
 * The postings of `creditLine` the other way round; what the provider took as a fee is not ours to
 * give.
 */
function takeBack(tx: Tx, topup: LockedTopup): void {
  const { value, valueCurrency, bonus } = topup.terms;
  const { price, priceCurrency, result } = topup;
  if (!result) throw refuse.undo_not_possible();
  const take = (bucket: bigint, amount: bigint, to: SystemAccount): void => {
    debit(tx, accountOf(topup.line), { unit: valueCurrency, amount }, to, reasonOf(topup), bucket);
  };
  checkUnspent(tx, topup, result.cashBucket, value);
  if (result.bonusBucket !== null) {
    checkUnspent(tx, topup, result.bonusBucket, bonus);
    take(result.bonusBucket, bonus, 'expense:promotion');
  }
  if (priceCurrency === valueCurrency) {
    const owed = price < value ? price : value;
    take(result.cashBucket, owed, 'refund_payable');
    if (price < value) take(result.cashBucket, value - price, 'expense:promotion');
    if (price > value) owe(tx, topup, 'income:fee', price - value);
  } else {
    take(result.cashBucket, value, `fx:${valueCurrency}`);
    owe(tx, topup, `fx:${priceCurrency}`, price);
  }
}

function reasonOf(topup: LockedTopup): Reason {
  return { code: 'undo', cause: topup.id };
}

function owe(tx: Tx, topup: LockedTopup, from: SystemAccount, amount: bigint): void {
  const owed = { unit: topup.priceCurrency, amount };
  moveBetweenSystem(tx, topup.slot, from, 'refund_payable', owed, reasonOf(topup));
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
