import { slotOf } from '#base';
import { openLoanOf, repayLoan } from '#emergency-credits';
import { credit, debit, moveBetweenSystem, openBucket, type SystemAccount } from '#ledger';
import { loadDisputesOf, lockCaptured, type RefundOutcome } from '#payments';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import type { ClawBack } from './claw-back.ts';
import { changeClawBack, loadClawBacks } from './kept-claw-backs.ts';
import { lockOrders } from './load-topups.ts';
import { lockMoneyOf } from './lock-money-of.ts';
import { balanceOf, issueMoved } from './refund-papers.ts';
import { balance, lossOf, sinkOf } from './taking.ts';
import type { LockedTopup, TopupId } from './topup.ts';

/**
 * What was left of an order was on its way to a closed line's owner and has not gone: of that the
 * payer's bank may have taken some, which its dispute did not find on the line. That comes back to
 * the line out of `owedBy` and covers the dispute, so that it is the line's again if we win.
 * Returns how much of the refund that is; the rest is its owner's. The attempt is locked as by
 * whoever notes a dispute.
 */
export async function takeReturned(
  tx: Tx,
  refund: RefundOutcome,
  owedBy: SystemAccount,
): Promise<bigint> {
  const paid = await lockCaptured(tx, refund.attempt);
  const id = paid.reference as TopupId;
  const topup = (await lockOrders(tx, [id])).get(id);
  if (topup?.state !== 'credited' || refund.currency !== topup.priceCurrency) return 0n;
  const disputes = await loadDisputesOf(tx, refund.payment);
  const clawBacks = ((await loadClawBacks(tx, [id])).get(id) ?? []).filter((one) => {
    return disputes.some((dispute) => dispute.id === one.id && dispute.state !== 'won');
  });
  await lockMoneyOf(tx, topup.line);
  const owed = openLoanOf(tx, topup.line)?.outstandingMinor ?? 0n;
  const lacking = least(owed, sumOf(clawBacks, 'owed')) + sumOf(clawBacks, 'writtenOff');
  if (lacking === 0n) return 0n;
  const back = partFor(topup, paid.amount, refund.amount, lacking);
  const bucket = putOnLine(tx, topup, refund, back, owedBy);
  const repaid = repayLoan(tx, { line: topup.line, cause: refund.refund, buckets: [bucket] });
  coverWrittenOff(tx, topup, clawBacks, { bucket, amount: back.value - repaid });
  return back.price;
}

interface Back {
  readonly price: bigint;
  readonly value: bigint;
}

/** As a closing has made the price of the value, the other way round. */
function partFor(topup: LockedTopup, came: bigint, refunded: bigint, lacking: bigint): Back {
  const { value, valueCurrency } = topup.terms;
  const asked = least(came, topup.price);
  const isSame = topup.priceCurrency === valueCurrency;
  const price = isSame && asked > value ? value : asked;
  const whole = (refunded * value) / price;
  if (whole <= lacking) return { price: refunded, value: whole };
  return { price: (lacking * price + value - 1n) / value, value: lacking };
}

/** A bucket like those of the order, which have been emptied. */
function putOnLine(
  tx: Tx,
  topup: LockedTopup,
  { refund: cause }: RefundOutcome,
  { price, value }: Back,
  owedBy: SystemAccount,
): bigint {
  const { line, priceCurrency, id } = topup;
  const { valueCurrency: unit } = topup.terms;
  const reason = { code: 'refund_failed', cause };
  const account = accountOf(line);
  const bucket = openBucket(tx, account, { unit, source: 'paid', cause: id });
  const give = (amount: bigint, from: SystemAccount): void => {
    if (amount > 0n) credit(tx, account, { unit, amount }, from, reason, bucket);
  };
  if (priceCurrency === unit) {
    give(price, owedBy);
    give(value - price, 'expense:promotion');
  } else {
    const came = { unit: priceCurrency, amount: price };
    moveBetweenSystem(tx, slotOf(cause), owedBy, `fx:${priceCurrency}`, came, reason);
    give(value, `fx:${unit}`);
  }
  return bucket;
}

/** What a dispute has found spent and nobody owes it takes now, under its own number. */
function coverWrittenOff(
  tx: Tx,
  topup: LockedTopup,
  clawBacks: readonly ClawBack[],
  { bucket, amount }: { readonly bucket: bigint; readonly amount: bigint },
): void {
  const { valueCurrency: unit } = topup.terms;
  let left = amount;
  for (const clawBack of clawBacks) {
    const some = least(left, clawBack.writtenOff);
    if (some === 0n) continue;
    left -= some;
    const reason = { code: 'charged_back', cause: clawBack.id };
    // Of a foreign price it is a loss in the currency of the value, and its exchange is whole.
    const loss = lossOf(topup, 'chargeback_loss');
    const into = loss ?? sinkOf(topup, 'chargeback_loss');
    const balanceBefore = balanceOf(tx, topup);
    debit(tx, accountOf(topup.line), { unit, amount: some }, into, reason, bucket);
    if (!loss)
      balance(
        tx,
        topup,
        { price: 0n, value: some, paidPrice: topup.price },
        'chargeback_loss',
        reason,
        1n,
      );
    const { id, taken, writtenOff } = clawBack;
    const moved = { id, taken: some, owed: 0n, bonus: 0n, balanceBefore };
    issueMoved(tx, topup, 'taken_back', moved, clawBack);
    changeClawBack(tx, { ...clawBack, taken: taken + some, writtenOff: writtenOff - some });
  }
}

function sumOf(clawBacks: readonly ClawBack[], what: 'owed' | 'writtenOff'): bigint {
  return clawBacks.reduce((sum, one) => sum + one[what], 0n);
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
