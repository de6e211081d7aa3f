import { hash } from 'node:crypto';
import { isoTime } from '#base';
import { type Action, type ActionMoved, readAction } from '#balance-actions';
import type { Context } from '#platform/context';
import { type NewEvent, queueEvents } from '#webhooks';
import type { Suffix } from './event-types.ts';
import { presentAction, resources } from './present-action.ts';

function suffixOf({ from, to }: ActionMoved): Suffix {
  if (to === 'failed') return 'FailureEvent';
  if (to === 'cancelled') return 'CancelEvent';
  return from === null ? 'CreateEvent' : 'StateChangeEvent';
}

/**
 * Tells listeners of TMF654 what their own programs have done. It may run twice: the events of one
 * move carry one id, by which a listener knows them again.
 */
export async function tellListeners(
  context: Context,
  moves: readonly ActionMoved[],
): Promise<void> {
  const events = await Promise.all(
    moves.map(async (move) => {
      const action = await readAction(context, { reseller: null }, move.action);
      return eventOf(context, { ...action, state: move.to }, move);
    }),
  );
  await context.db.transaction(async (tx) => {
    await queueEvents(tx, events);
  });
}

async function eventOf(context: Context, action: Action, move: ActionMoved): Promise<NewEvent> {
  const { resource, type } = resources[action.kind];
  const eventType = type + suffixOf(move);
  // Jobs do not know by which address programs reach us, so addresses are told without the host.
  const told = await presentAction(
    { context, place: { publicUrl: '', isDemo: false } },
    action,
    false,
  );
  const at = isoTime(action.confirmedAt ?? action.requestedAt);
  const data = {
    eventId: hash('sha256', `${action.id} ${eventType}`).slice(0, 32),
    eventTime: isoTime(context.clock.now()),
    eventType,
    correlationId: action.id,
    domain: 'prepayBalanceManagement',
    title: eventType,
    description: `${type} ${action.id} is ${move.to}`,
    priority: 'Normal',
    timeOcurred: at,
    event: { [resource]: told },
  };
  return { owner: action.reseller, form: 'plain', type: eventType, data };
}
