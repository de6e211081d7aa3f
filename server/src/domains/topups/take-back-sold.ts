import { newId } from '#base';
import { loadLoans } from '#emergency-credits';
import { type AccountId, lockAccounts } from '#ledger';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { returnBenefits } from '#promotions';
import { accountOf, lockLines, reverseGrant, tellValidity } from '#subscribers';
import { topupRefunding } from './facts.ts';
import { lockOrders, moveTo } from './load-topups.ts';
import { promisedOf } from './promised.ts';
import { refuse } from './refusals.ts';
import { takeUnspent } from './take-unspent.ts';
import { type LockedTopup, type Maker, type TopupId, undoBefore } from './topup.ts';

/**
 * Takes what was sold to a wrong number off its line again, while all of it is there, and leaves
 * its value in `transit` for whoever sold it, whose `accounts` are locked with the line's. Refuses
 * with `topup_unknown`, `undo_not_possible`, `undo_too_late`, `undo_spent` and `loan_open`.
 */
export async function takeBackSold(
  tx: Tx,
  { topup: id, maker, reason }: { topup: TopupId; maker: Maker; reason: string },
  accounts: readonly AccountId[],
): Promise<LockedTopup> {
  const topup = (await lockOrders(tx, [id])).get(id);
  if (!topup || topup.maker !== maker) throw refuse.topup_unknown();
  if (topup.state !== 'credited' || topup.attempt !== null) {
    throw refuse.undo_not_possible({ state: topup.state });
  }
  if (tx.nowMs > undoBefore(topup, tx.settings)) throw refuse.undo_too_late();
  await Promise.all([
    lockAccounts(tx, [...accounts, accountOf(topup.line)]),
    loadLoans(tx, [topup.line]),
    lockLines(tx, { reversing: [topup.line] }),
  ]);
  await takeUnspent(tx, topup, {
    id: newId('rfd', tx.nowMs, topup.slot),
    paidPrice: topup.price,
    sink: 'transit',
    state: 'done',
    reason,
  });
  reverseGrant(tx, { line: topup.line, cause: topup.id });
  moveTo(tx, topup, 'refunded', ['undone', 'refunded']);
  await returnBenefits(tx, promisedOf([topup]));
  await tellValidity(tx);
  await tell(tx, topupRefunding, [{ topup: topup.id, line: topup.line }]);
  return topup;
}
