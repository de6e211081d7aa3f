import { isId, slotOf } from '#base';
import { moveBetweenSystem } from '#ledger';
import type { Dispute } from '#payments';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { tellValidity } from '#subscribers';
import { returnWon, takeOwed } from './bank-share.ts';
import { type ClawBack, counts } from './claw-back.ts';
import { coverDispute } from './cover-dispute.ts';
import { exchangeTaken } from './exchange-taken.ts';
import { topupDisputed, valuePutBack } from './facts.ts';
import { holdAgain, takeHeld } from './held-disputes.ts';
import { changeClawBack, loadClawBacks } from './kept-claw-backs.ts';
import { lockPaidPrice } from './lock-paid-price.ts';
import { lockOrders, moveTo } from './load-topups.ts';
import { lockMoneyOf } from './lock-money-of.ts';
import { balanceOf, issueMoved, tellDisputed } from './refund-papers.ts';
import { putBack } from './taking.ts';
import type { LockedTopup, TopupId } from './topup.ts';
import { validAgain } from './valid-again.ts';

interface Disputed {
  readonly dispute: Dispute;
  readonly topup: LockedTopup;
  readonly clawBacks: readonly ClawBack[];
}

/**
 * The payer's bank has taken the money: it is our loss, as far as the line's own money does not
 * cover it. What is spent of it the line owes, or we bear, as the operator has set it.
 */
export async function takeForDisputes(tx: Tx, disputes: readonly Dispute[]): Promise<void> {
  const disputed = await load(tx, disputes);
  for (const { dispute, topup, clawBacks } of disputed) {
    book(tx, dispute, 'chargeback_loss', `clearing:${dispute.connector}`, 'charged_back');
    exchangeTaken(tx, dispute, 1n);
    await takeHeld(tx, topup, dispute);
    await takeOwed(tx, topup, dispute, clawBacks);
    await coverDispute(tx, topup, dispute, clawBacks);
  }
  await tell(
    tx,
    topupDisputed,
    disputed.map(({ topup: { id, line } }) => ({ topup: id, line })),
  );
}

/** The bank has given the money back: the line has again what was taken for it. */
export async function putBackDisputes(tx: Tx, disputes: readonly Dispute[]): Promise<void> {
  for (const { dispute, topup, clawBacks } of await load(tx, disputes)) {
    book(tx, dispute, `clearing:${dispute.connector}`, 'chargeback_loss', 'chargeback_won');
    exchangeTaken(tx, dispute, -1n);
    if (await holdAgain(tx, topup, dispute)) continue;
    await returnWon(tx, topup, dispute, clawBacks);
    const clawBack = clawBacks.find(({ id }) => id === dispute.id);
    if (!clawBack || !counts(clawBack)) continue;
    await lockMoneyOf(tx, topup.line);
    const balanceBefore = balanceOf(tx, topup);
    const paidPrice = await lockPaidPrice(tx, topup);
    putBack(tx, topup, { ...clawBack, paidPrice }, 'chargeback_loss');
    issueMoved(tx, topup, 'put_back', { ...clawBack, balanceBefore });
    changeClawBack(tx, { ...clawBack, state: 'put_back' });
    const others = clawBacks.filter((one) => one !== clawBack);
    const isAgain = await validAgain(tx, { ...topup, price: paidPrice }, dispute.id, others);
    const state = isAgain ? 'credited' : topup.state;
    moveTo(tx, topup, state, ['chargeback_won']);
    tellDisputed(tx, topup, dispute, 'topup_put_back');
    await tell(tx, valuePutBack, [{ topup: topup.id, line: topup.line }]);
  }
  await tellValidity(tx);
}

/** Nothing comes back any more. */
export async function closeDisputes(tx: Tx, disputes: readonly Dispute[]): Promise<void> {
  for (const { dispute, clawBacks } of await load(tx, disputes)) {
    const clawBack = clawBacks.find(({ id }) => id === dispute.id);
    if (clawBack?.state === 'open') changeClawBack(tx, { ...clawBack, state: 'done' });
  }
}

async function load(tx: Tx, disputes: readonly Dispute[]): Promise<Disputed[]> {
  const ours = disputes.filter(({ reference }) => isId('top', reference));
  const ids = ours.map(({ reference }) => reference as TopupId);
  const orders = await lockOrders(tx, ids);
  const clawBacks = await loadClawBacks(tx, ids);
  return ours.flatMap((dispute) => {
    const topup = orders.get(dispute.reference as TopupId);
    return topup ? [{ dispute, topup, clawBacks: clawBacks.get(topup.id) ?? [] }] : [];
  });
}

function book(
  tx: Tx,
  { id, amount, currency: unit }: Dispute,
  debited: 'chargeback_loss' | `clearing:${string}`,
  credited: 'chargeback_loss' | `clearing:${string}`,
  code: string,
): void {
  moveBetweenSystem(tx, slotOf(id), debited, credited, { unit, amount }, { code, cause: id });
}
