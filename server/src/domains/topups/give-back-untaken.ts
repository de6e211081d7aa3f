import { slotOf } from '#base';
import { moveBetweenSystem } from '#ledger';
import { loadDisputesOf, type OwnReason, type PaymentCaptured } from '#payments';
import type { Tx } from '#platform/postgres';
import { takenOf } from './bank-share.ts';
import { giveBack } from './give-back.ts';

/**
 * Sends money of a payment on its way back, without what its payer's bank has taken of it already:
 * that is no loss of ours, since nothing else is given for it. Banks take first what somebody has
 * `keeps` of the payment for. Returns what is on its way.
 */
export async function giveBackUntaken(
  tx: Tx,
  money: PaymentCaptured,
  why: OwnReason,
  keeps = 0n,
): Promise<bigint> {
  const { payment, attempt, connector, currency: unit, amount } = money;
  const taken = takenOf(attempt, await loadDisputesOf(tx, payment)) - keeps;
  const byBank = taken < 0n ? 0n : taken < amount ? taken : amount;
  if (byBank > 0n) {
    const reason = { code: 'charged_back', cause: attempt };
    const clearing = `clearing:${connector}` as const;
    const moved = { unit, amount: byBank };
    moveBetweenSystem(tx, slotOf(attempt), clearing, 'chargeback_loss', moved, reason);
  }
  const rest = amount - byBank;
  if (rest > 0n) await giveBack(tx, { ...money, amount: rest }, why);
  return rest;
}
