import { slotOf, uuidOf } from '#base';
import { lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf } from '#subscribers';
import type { ActionId, Said, Viewer } from './action.ts';
import { loadAction, lockedAction } from './load-actions.ts';
import { updateSaid } from './store/actions.ts';

/** Says something else of an action; what it does stays. Refuses with `balance_action_unknown`. */
export async function describeAction(
  context: Context,
  viewer: Viewer,
  id: ActionId,
  said: Said,
): Promise<void> {
  const { line } = await loadAction(context, viewer, id);
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [accountOf(line)]);
    const { said: before } = await lockedAction(tx, id);
    const values = [slotOf(id), uuidOf(id), JSON.stringify({ ...before, ...said })];
    await tx.query(updateSaid, values);
  });
}
