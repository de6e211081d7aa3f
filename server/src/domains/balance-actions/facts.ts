import { fact } from '#platform/facts';
import type { ActionId, ActionState } from './action.ts';

export interface ActionMoved {
  readonly action: ActionId;
  /** Null where it has only been made. */
  readonly from: ActionState | null;
  readonly to: ActionState;
}

/** An action was made, or came to another state. */
export const actionMoved = fact<ActionMoved>('balance_actions.action_moved');
