import type { Context } from '#platform/context';
import type { Action, ActionId, ActionKind, Viewer } from './action.ts';
import { loadAction } from './load-actions.ts';
import { refuse } from './refusals.ts';

/** Refuses with `balance_action_unknown`, also where it is another kind or somebody else's. */
export async function readAction(
  context: Context,
  viewer: Viewer,
  id: ActionId,
  kind?: ActionKind,
): Promise<Action> {
  const action = await loadAction(context, viewer, id);
  if (kind !== undefined && action.kind !== kind) throw refuse.balance_action_unknown();
  return action;
}
