import { newId } from '#base';
import { loadLoans } from '#emergency-credits';
import { lockAccounts, moveBetweenSystem, type SystemAccount } from '#ledger';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { returnBenefits } from '#promotions';
import { accountOf, lockLines, reverseGrant, tellValidity } from '#subscribers';
import { topupRefunding } from './facts.ts';
import { keepClawBack } from './kept-claw-backs.ts';
import { lockOrders, moveTo } from './load-topups.ts';
import { promisedOf } from './promised.ts';
import { refuse } from './refusals.ts';
import { balanceOf, tellUndone } from './refund-papers.ts';
import { takeBack } from './taking.ts';
import type { Maker, TopupId } from './topup.ts';

export interface SoldToReverse {
  readonly topup: TopupId;
  /** Who sold it. */
  readonly maker: Maker;
  readonly reason: string;
  /** The account that its value came from. */
  readonly into: SystemAccount;
}

/**
 * Takes back what was sold, whenever that is asked and whatever is spent of it: who sold it has not
 * been paid for it, and that is a fact. What is spent the line owes. Refuses with `topup_unknown`
 * and `undo_not_possible`.
 */
export async function reverseSold(
  tx: Tx,
  { topup: id, maker, reason, into }: SoldToReverse,
): Promise<void> {
  const topup = (await lockOrders(tx, [id])).get(id);
  if (!topup || topup.maker !== maker) throw refuse.topup_unknown();
  if (topup.state !== 'credited' || topup.attempt !== null) {
    throw refuse.undo_not_possible({ state: topup.state });
  }
  const { line, slot, price, terms } = topup;
  await Promise.all([
    lockAccounts(tx, [accountOf(line)]),
    loadLoans(tx, [line]),
    lockLines(tx, { reversing: [line] }),
  ]);
  const clawBack = newId('rfd', tx.nowMs, slot);
  const rule = { spentRule: 'owe', kind: 'undo', state: 'done' } as const;
  const part = { price, value: terms.value, bonus: terms.bonus };
  const balanceBefore = balanceOf(tx, topup);
  const taken = takeBack(tx, topup, {
    id: clawBack,
    part,
    paidPrice: price,
    spentRule: rule.spentRule,
    sink: 'transit',
    code: 'undo',
    cause: id,
  });
  const paid = { unit: terms.valueCurrency, amount: price };
  moveBetweenSystem(tx, slot, 'transit', into, paid, { code: 'undo', cause: id });
  keepClawBack(tx, {
    ...taken,
    ...rule,
    id: clawBack,
    topup: id,
    price,
    reason,
    isWhole: true,
    proposedBy: null,
    decidedBy: null,
    openedAt: tx.nowMs,
  });
  reverseGrant(tx, { line, cause: id });
  moveTo(tx, topup, 'refunded', ['undone', 'refunded']);
  tellUndone(tx, topup, { ...taken, balanceBefore }, price);
  await returnBenefits(tx, promisedOf([topup]));
  await tellValidity(tx);
  await tell(tx, topupRefunding, [{ topup: id, line }]);
}
