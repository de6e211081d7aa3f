import type { Dispute } from '#payments';
import type { Tx } from '#platform/postgres';
import { type ClawBack, goneOf, partOf } from './claw-back.ts';
import { changeClawBack, keepClawBack } from './kept-claw-backs.ts';
import { lockPaidPrice } from './lock-paid-price.ts';
import { moveTo } from './load-topups.ts';
import { lockMoneyOf } from './lock-money-of.ts';
import { balanceOf, issueMoved, tellDisputed } from './refund-papers.ts';
import { topupSettings } from './settings.ts';
import { takeBack } from './taking.ts';
import type { LockedTopup } from './topup.ts';

/**
 * Takes off a credited order's line what its payer's bank has taken and nothing has taken from it
 * yet. It can be more later: a refund that was on its way when the bank took the money comes back
 * if it fails, and is the bank's then. Returns the order's claw-backs as they are now. Money in
 * another currency than the price is held against it by the rate that its payer was shown; where
 * there was none it stays our loss.
 */
export async function coverDispute(
  tx: Tx,
  topup: LockedTopup,
  dispute: Dispute,
  clawBacks: readonly ClawBack[],
): Promise<readonly ClawBack[]> {
  // Money of an order that was never credited, or has left its line before.
  if (topup.state !== 'credited' || dispute.ofPayment === null) return clawBacks;
  // Of another attempt, whose money is the payer's.
  if (dispute.ofCurrency !== topup.priceCurrency) return clawBacks;
  const known = clawBacks.find(({ id }) => id === dispute.id);
  const gone = goneOf(clawBacks);
  const paidPrice = await lockPaidPrice(tx, topup);
  const wanted = dispute.ofPayment - (known?.price ?? 0n);
  const price = least(wanted, paidPrice - gone.price);
  if (price <= 0n) return clawBacks;
  await lockMoneyOf(tx, topup.line);
  const balanceBefore = balanceOf(tx, topup);
  const { value, bonus } = topup.terms;
  const { id, reason } = dispute;
  const spentRule = known?.spentRule ?? tx.settings.get(topupSettings.chargebackSpentRule);
  const taken = takeBack(tx, topup, {
    id,
    part: partOf({ price: paidPrice, value, bonus }, gone, price),
    paidPrice,
    spentRule,
    sink: 'chargeback_loss',
    code: 'charged_back',
    cause: id,
  });
  issueMoved(tx, topup, 'taken_back', { ...taken, id, balanceBefore }, known);
  const clawBack: ClawBack = {
    id,
    topup: topup.id,
    kind: 'chargeback',
    price: (known?.price ?? 0n) + price,
    taken: (known?.taken ?? 0n) + taken.taken,
    owed: (known?.owed ?? 0n) + taken.owed,
    writtenOff: (known?.writtenOff ?? 0n) + taken.writtenOff,
    bonus: (known?.bonus ?? 0n) + taken.bonus,
    spentRule,
    reason,
    state: dispute.state === 'lost' ? 'done' : 'open',
    isWhole: false,
    proposedBy: null,
    decidedBy: null,
    openedAt: known?.openedAt ?? tx.nowMs,
  };
  if (known) changeClawBack(tx, clawBack);
  else keepClawBack(tx, clawBack);
  moveTo(tx, topup, topup.state, ['charged_back']);
  tellDisputed(tx, topup, dispute, 'topup_charged_back');
  return [...clawBacks.filter((one) => one.id !== id), clawBack];
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
