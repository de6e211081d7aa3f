import { isId, newId, slotOf } from '#base';
import { instructTransfer, withdrawTransfer } from '#banking';
import { type Dispute, loadRefundsOf, referenceOf } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { takeReturned } from '#topups';

/**
 * A payer's bank has taken money of which a closed line's owner is owed some by the bank, because
 * its refund had failed: what nobody has entered yet is held back. It covers what the dispute did
 * not find on the line; the rest goes by another transfer.
 */
export async function holdBackOwed(context: Context, disputes: readonly Dispute[]): Promise<void> {
  for (const dispute of disputes) {
    await context.db.transaction((tx) => holdBack(tx, dispute));
  }
}

async function holdBack(tx: Tx, { payment, attempt, connector }: Dispute): Promise<void> {
  for (const { id: refund, reference, state, ...of } of await loadRefundsOf(tx, payment)) {
    if (of.attempt !== attempt || state !== 'failed' || !isId('cls', reference)) continue;
    const held = await withdrawTransfer(tx, refund);
    if (!held) continue;
    const { amount, currency } = held;
    const money = { payment, attempt, reference, connector, amount, currency };
    const returned = { refund, ...money, isAfterSuccess: false };
    const rest = amount - (await takeReturned(tx, returned, 'closing_payable'));
    if (rest === 0n) continue;
    const cause = newId('clp', tx.nowMs, slotOf(refund));
    const { toName, toAccount, connector: bank } = held;
    const to = { connector: bank, toName, toAccount, reference: referenceOf(cause) };
    const what = { kind: 'closing', cause, about: reference, currency } as const;
    await instructTransfer(tx, { ...to, ...what, amount: rest });
  }
}
