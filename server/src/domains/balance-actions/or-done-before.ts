import type { Context } from '#platform/context';
import type { Action, ActionId, ActionKind } from './action.ts';
import { type Asked, lookUp } from './asked.ts';
import { orBefore } from './before.ts';
import { loadAction } from './load-actions.ts';
import { isOver, outcomeOf } from './perform.ts';

/**
 * Does an action that is asked for. Where that is refused, what was done before counts: a line may
 * have lost the number that names it since, or an end have passed. What is not refused costs
 * nothing more. Refuses with `request_key_reused`.
 */
export function orDoneBefore(
  context: Context,
  kind: ActionKind,
  asked: Asked,
  work: () => Promise<Action>,
): Promise<Action> {
  return orBefore<ActionId, Action>(context, {
    work,
    find: (tx) => lookUp(tx, kind, asked, (id) => isOver(tx, id)),
    tellAgain: async (id) =>
      outcomeOf(await loadAction(context, { reseller: asked.client.reseller }, id)),
  });
}
