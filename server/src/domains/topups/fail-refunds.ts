import { isId, slotOf } from '#base';
import { loadLoans } from '#emergency-credits';
import { lockAccounts, moveBetweenSystem } from '#ledger';
import type { RefundOutcome } from '#payments';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { accountOf, grantValidity, lockLines, tellValidity } from '#subscribers';
import { takeFailed } from './bank-share.ts';
import { type ClawBack, counts } from './claw-back.ts';
import { coverDisputes } from './cover-disputes.ts';
import { type TopupFact, valuePutBack } from './facts.ts';
import { changeClawBack, loadClawBacks } from './kept-claw-backs.ts';
import { lockPaidPrice } from './lock-paid-price.ts';
import { lockOrders, moveTo } from './load-topups.ts';
import { balanceOf, issueMoved, tellRefundFailed } from './refund-papers.ts';
import { putBack } from './taking.ts';
import type { LockedTopup, TopupId } from './topup.ts';
import { validAgain } from './valid-again.ts';

/**
 * The provider could not pay back, perhaps days after it had said that it did: the money goes back
 * to where it was taken, and its payer is told. Where it was taken from no line, because it came
 * twice or for nothing, we owe it still. What the payer's bank has taken meanwhile is the bank's.
 */
export async function failRefunds(tx: Tx, refunds: readonly RefundOutcome[]): Promise<void> {
  const ours = refunds.filter(({ reference }) => isId('top', reference));
  const ids = ours.map(({ reference }) => reference as TopupId);
  const orders = await lockOrders(tx, ids);
  const clawBacks = new Map(await loadClawBacks(tx, ids));
  const restoredOnes: TopupFact[] = [];
  for (const refund of ours) {
    if (refund.isAfterSuccess) takeFromProvider(tx, refund);
    const topup = orders.get(refund.reference as TopupId);
    if (!topup) continue;
    tellRefundFailed(tx, topup, refund);
    const all = clawBacks.get(topup.id) ?? [];
    const clawBack = all.find(({ id }) => id === refund.refund);
    if (!clawBack || !counts(clawBack)) {
      const isOver = await takeFailed(tx, topup, refund, all);
      const state = isOver && topup.state === 'refunding' ? 'refunded' : topup.state;
      moveTo(tx, topup, state, ['refund_failed']);
      continue;
    }
    const others = all.filter((one) => one !== clawBack);
    const restored = await restore(tx, topup, clawBack, others);
    clawBacks.set(topup.id, await coverDisputes(tx, restored, refund.payment, others));
    restoredOnes.push({ topup: topup.id, line: topup.line });
  }
  await tellValidity(tx);
  await tell(tx, valuePutBack, restoredOnes);
}

/** The provider has our money again, which it had paid out. */
function takeFromProvider(tx: Tx, { connector, amount, currency: unit, refund }: RefundOutcome) {
  const reason = { code: 'refund_failed', cause: refund };
  const clearing = `clearing:${connector}` as const;
  moveBetweenSystem(tx, slotOf(refund), clearing, 'refund_payable', { unit, amount }, reason);
}

async function restore(
  tx: Tx,
  topup: LockedTopup,
  clawBack: ClawBack,
  others: readonly ClawBack[],
): Promise<LockedTopup> {
  const { line, terms } = topup;
  await Promise.all([
    lockAccounts(tx, [accountOf(line)]),
    loadLoans(tx, [line]),
    lockLines(tx, { granting: clawBack.isWhole ? [{ line, cause: clawBack.id }] : [] }),
  ]);
  const balanceBefore = balanceOf(tx, topup);
  const paidPrice = await lockPaidPrice(tx, topup);
  putBack(tx, topup, { ...clawBack, paidPrice }, 'refund_payable');
  issueMoved(tx, topup, 'put_back', { ...clawBack, balanceBefore });
  changeClawBack(tx, { ...clawBack, state: 'put_back' });
  if (clawBack.isWhole) grantValidity(tx, { line, cause: clawBack.id, days: terms.validityDays });
  else await validAgain(tx, { ...topup, price: paidPrice }, clawBack.id, others);
  moveTo(tx, topup, 'credited', ['refund_failed']);
  return { ...topup, state: 'credited' };
}
