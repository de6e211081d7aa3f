import { isId, slotOf } from '#base';
import { loadLoans } from '#emergency-credits';
import { lockAccounts, moveBetweenSystem } from '#ledger';
import type { Dispute } from '#payments';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import { type ClawBack, counts, partOf } from './claw-back.ts';
import { holdAgain, takeHeld } from './held-disputes.ts';
import { changeClawBack, keepClawBack, loadClawBacks } from './kept-claw-backs.ts';
import { lockOrders, moveTo } from './load-topups.ts';
import { tellDisputed } from './refund-papers.ts';
import { topupSettings } from './settings.ts';
import { putBack, takeBack } from './taking.ts';
import type { LockedTopup, TopupId } from './topup.ts';

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
  for (const one of await load(tx, disputes)) {
    const { dispute, topup, clawBacks } = one;
    book(tx, dispute, 'chargeback_loss', `clearing:${dispute.connector}`, 'charged_back');
    const before = clawBacks.filter(counts).reduce((sum, { price }) => sum + price, 0n);
    const rest = topup.price - before;
    const price = dispute.amount < rest ? dispute.amount : rest;
    await takeHeld(tx, topup, dispute);
    // Money of an order that was never credited, or has left its line before.
    if (topup.state !== 'credited' || price === 0n) continue;
    await lockLineOf(tx, topup);
    const { value, bonus } = topup.terms;
    const spentRule = tx.settings.get(topupSettings.chargebackSpentRule);
    const { id, reason } = dispute;
    const taken = takeBack(tx, topup, {
      id,
      part: partOf({ price: topup.price, value, bonus }, before, price),
      spentRule,
      sink: 'chargeback_loss',
      code: 'charged_back',
      cause: id,
    });
    keepClawBack(tx, {
      ...taken,
      id,
      topup: topup.id,
      kind: 'chargeback',
      price,
      spentRule,
      reason,
      state: 'open',
      isWhole: false,
      proposedBy: null,
      decidedBy: null,
      openedAt: tx.nowMs,
    });
    moveTo(tx, topup, topup.state, ['charged_back']);
    tellDisputed(tx, topup, dispute, 'topup_charged_back');
  }
}

/** The bank has given the money back: the line has again what was taken for it. */
export async function putBackDisputes(tx: Tx, disputes: readonly Dispute[]): Promise<void> {
  for (const { dispute, topup, clawBacks } of await load(tx, disputes)) {
    book(tx, dispute, `clearing:${dispute.connector}`, 'chargeback_loss', 'chargeback_won');
    if (await holdAgain(tx, topup, dispute)) continue;
    const clawBack = clawBacks.find(({ id }) => id === dispute.id);
    if (!clawBack || !counts(clawBack)) continue;
    await lockLineOf(tx, topup);
    putBack(tx, topup, clawBack, 'chargeback_loss');
    changeClawBack(tx, { ...clawBack, state: 'put_back' });
    moveTo(tx, topup, topup.state, ['chargeback_won']);
    tellDisputed(tx, topup, dispute, 'topup_put_back');
  }
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

async function lockLineOf(tx: Tx, { line }: LockedTopup): Promise<void> {
  await Promise.all([lockAccounts(tx, [accountOf(line)]), loadLoans(tx, [line])]);
}
