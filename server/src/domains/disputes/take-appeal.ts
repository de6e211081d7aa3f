import type { Id } from '#base';
import type { Tx } from '#platform/postgres';
import { type Appeal, type AppealId, isOver } from './appeal.ts';
import { keepChanged, lock } from './kept-appeals.ts';
import { refuse } from './refusals.ts';

/**
 * A member of staff takes an appeal on, also from a colleague: from now on it has an owner. Refuses
 * with `appeal_unknown` and `appeal_state_wrong`.
 */
export async function takeAppeal(tx: Tx, id: AppealId, by: Id<'stf'>): Promise<Appeal> {
  const appeal = await lock(tx, id);
  const { state } = appeal;
  if (isOver(state)) throw refuse.appeal_state_wrong({ state });
  if (appeal.handler === by) return appeal;
  const author = { kind: 'staff', id: by } as const;
  return keepChanged(tx, { ...appeal, handler: by }, { event: 'taken', by: author });
}
