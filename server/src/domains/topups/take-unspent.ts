import { putBackRepayment } from '#emergency-credits';
import { lockedAccount } from '#ledger';
import type { RefundId } from '#payments';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import type { TakenBack } from './claw-back.ts';
import { keepClawBack } from './kept-claw-backs.ts';
import { balanceOf, tellUndone } from './refund-papers.ts';
import { refuse } from './refusals.ts';
import { type Sink, takeBack } from './taking.ts';
import type { LockedTopup } from './topup.ts';

export interface Unspent {
  readonly id: RefundId;
  /** What of the price was paid, and goes back. */
  readonly paidPrice: bigint;
  /** Where its value goes. */
  readonly sink: Sink;
  /** Open while its money is on its way to who paid. */
  readonly state: 'open' | 'done';
  readonly reason: string;
}

/**
 * Takes all of a top-up off its line, and only while all of it is there, with its receipt and word
 * to whom it concerns. The line's account, its loans and its grants are locked. Refuses with
 * `undo_spent`, and with `loan_open` where what it repaid was borrowed anew.
 */
export async function takeUnspent(tx: Tx, topup: LockedTopup, unspent: Unspent): Promise<void> {
  const balanceBefore = balanceOf(tx, topup);
  await putBackLoan(tx, topup);
  const taken = takeAll(tx, topup, unspent);
  tellUndone(tx, topup, { ...taken, balanceBefore }, unspent.paidPrice);
}

/** What it had repaid of an emergency credit comes back to it first: the line owes that again. */
async function putBackLoan(tx: Tx, { line, id: cause, result }: LockedTopup): Promise<void> {
  const { buckets } = lockedAccount(tx, accountOf(line));
  const bucket = buckets.find(({ number }) => number === result?.cashBucket);
  if (!bucket) throw refuse.undo_spent();
  await putBackRepayment(tx, { line, cause, bucket: bucket.number });
}

/** All of it, and only while all of it is there: nothing that is spent is taken from elsewhere. */
function takeAll(tx: Tx, topup: LockedTopup, unspent: Unspent): TakenBack {
  const { id, paidPrice, sink, state, reason } = unspent;
  const { value, bonus } = topup.terms;
  const { result } = topup;
  if (!result) throw refuse.undo_not_possible();
  checkUnspent(tx, topup, result.cashBucket, value);
  if (result.bonusBucket !== null) checkUnspent(tx, topup, result.bonusBucket, bonus);
  const taken = takeBack(tx, topup, {
    id,
    part: { price: paidPrice, value, bonus },
    paidPrice,
    spentRule: 'refuse',
    sink,
    code: 'undo',
    cause: topup.id,
  });
  keepClawBack(tx, {
    ...taken,
    id,
    topup: topup.id,
    kind: 'undo',
    price: paidPrice,
    spentRule: 'refuse',
    reason,
    state,
    isWhole: true,
    proposedBy: null,
    decidedBy: null,
    openedAt: tx.nowMs,
  });
  return taken;
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
