import { isoTime, slotOf, uuidOf } from '#base';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { Action, ActionState, KeptRefusal } from './action.ts';
import { actionMoved } from './facts.ts';
import { updateAction } from './store/actions.ts';

export interface Moved {
  readonly topup?: string;
  readonly creditedBucket?: bigint;
  readonly refusal?: KeptRefusal;
}

/** Brings a locked action to another state, and tells it. */
export async function moveAction(
  tx: Tx,
  { id, state: from }: Pick<Action, 'id' | 'state'>,
  to: ActionState,
  { topup, creditedBucket, refusal }: Moved = {},
): Promise<void> {
  await tx.query(updateAction, [
    slotOf(id),
    uuidOf(id),
    to,
    isoTime(tx.nowMs),
    topup ?? null,
    creditedBucket?.toString() ?? null,
    refusal ? JSON.stringify(refusal) : null,
  ]);
  await tell(tx, actionMoved, [{ action: id, from, to }]);
}
