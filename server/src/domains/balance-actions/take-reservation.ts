import { present } from '#base';
import { lockAccounts, lockedHold, takeHold } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf } from '#subscribers';
import type { ActionId, Viewer } from './action.ts';
import { loadAction, lockedAction } from './load-actions.ts';
import { moveAction } from './move-action.ts';
import { moveWithReceipt } from './move-with-receipt.ts';
import { readPapers } from './read-papers.ts';
import { refuse } from './refusals.ts';

/**
 * Takes what is reserved, for good: it is income. Doing it twice does it once. Refuses with
 * `balance_action_unknown` and `balance_action_over`.
 */
export async function takeReservation(
  context: Context,
  viewer: Viewer,
  id: ActionId,
): Promise<void> {
  const { line, hold, unit } = await loadAction(context, viewer, id);
  if (hold === null) throw refuse.balance_action_over({ state: 'failed' });
  const papers = await readPapers(context, [line]);
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [accountOf(line)], [hold]);
    const action = await lockedAction(tx, id);
    if (action.state === 'completed') return;
    const found = present(lockedHold(tx, hold), 'the hold of a reservation');
    if (action.state !== 'created' || found.state !== 'open') {
      throw refuse.balance_action_over({ state: action.state });
    }
    const taken = { id, line, reason: 'reservation', unit, amount: -found.amount } as const;
    moveWithReceipt(tx, papers, taken, () =>
      takeHold(tx, hold, found.amount, 'income:fee', { code: 'reservation_taken', cause: id }),
    );
    await moveAction(tx, action, 'completed');
  });
}
