import { isId, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Sale, SaleUndone } from '#sales';
import { findLocked } from './load-actions.ts';
import { moveAction } from './move-action.ts';

/**
 * Top-ups whose sale was taken back, by whomever and on whichever way, are cancelled in the same
 * commit: also one that was sold and is not written down as completed yet.
 */
export async function noteUndone(tx: Tx, undone: readonly SaleUndone[]): Promise<void> {
  for (const { sale } of undone) await cancel(tx, sale);
}

async function cancel(tx: Tx, { clientReference: id, reseller, topup }: Sale): Promise<void> {
  if (id === null || !isId('bal', id)) return;
  const action = await findLocked(tx, id);
  const isOfSale = action?.kind === 'topup' && !action.isStanding && action.reseller === reseller;
  if (!isOfSale || action.state === 'cancelled') return;
  await moveAction(tx, action, 'cancelled', { topup: uuidOf(topup) });
}
