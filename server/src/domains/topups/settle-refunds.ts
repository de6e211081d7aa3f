import { isId, slotOf } from '#base';
import { moveBetweenSystem } from '#ledger';
import type { RefundOutcome } from '#payments';
import type { Tx } from '#platform/postgres';
import { changeClawBack, loadClawBacks } from './kept-claw-backs.ts';
import { lockOrders, moveTo } from './load-topups.ts';
import { tellRefunded } from './refund-papers.ts';
import type { TopupId } from './topup.ts';

/**
 * The provider has paid back: what we owed the payer is gone, and so is what the provider owed us.
 */
export async function settleRefunds(tx: Tx, refunds: readonly RefundOutcome[]): Promise<void> {
  const ours = refunds.filter(({ reference }) => isId('top', reference));
  const ids = ours.map(({ reference }) => reference as TopupId);
  const orders = await lockOrders(tx, ids);
  const clawBacks = new Map(
    [...(await loadClawBacks(tx, ids)).values()].flat().map((one) => [one.id, one]),
  );
  for (const refund of ours) {
    const { connector, amount, currency: unit } = refund;
    moveBetweenSystem(
      tx,
      slotOf(refund.refund),
      'refund_payable',
      `clearing:${connector}`,
      { unit, amount },
      { code: 'refund', cause: refund.refund },
    );
    const topup = orders.get(refund.reference as TopupId);
    if (!topup) continue;
    const clawBack = clawBacks.get(refund.refund);
    tellRefunded(tx, topup, refund, clawBack);
    if (clawBack) {
      const done = { ...clawBack, state: 'done' } as const;
      clawBacks.set(refund.refund, done);
      changeClawBack(tx, done);
    }
    const isRestOpen = [...clawBacks.values()].some((one) => {
      return one.topup === topup.id && one.kind === 'refund' && one.state === 'open';
    });
    // An order that stays credited gives back a part, or was paid twice and gives its surplus.
    if (topup.state === 'refunding' && !isRestOpen) moveTo(tx, topup, 'refunded', ['refunded']);
    else if (clawBack) moveTo(tx, topup, topup.state, ['part_refunded']);
  }
}
