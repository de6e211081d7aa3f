import { type PhoneNumber, present } from '#base';
import type { Context } from '#platform/context';
import type { DeliveryId } from './delivery.ts';
import type { EndpointId, OwnerId } from './endpoint.ts';
import type { EventType } from './event.ts';
import { lockedEndpoint } from './load-endpoint.ts';
import { madeUpData } from './made-up-event.ts';
import { queueEvents } from './queue-events.ts';
import { refuse } from './refusals.ts';

/** Of the block that the demo keeps for trying; nobody has it. */
const number: PhoneNumber = '+85259000000';

/**
 * Sends an event that did not happen, whatever the endpoint's filter says, so that who writes a
 * receiver need not wait for each. It is signed as any other: only a sandbox may do this. Refuses
 * with `webhook_unknown` and `webhook_disabled`.
 */
export async function simulateEvent(
  { db }: Context,
  owner: OwnerId,
  id: EndpointId,
  type: EventType,
): Promise<DeliveryId> {
  return db.transaction(async (tx) => {
    const { endpoint } = await lockedEndpoint(tx, owner, id);
    if (endpoint.disabledAt !== null) throw refuse.webhook_disabled();
    const { form } = endpoint;
    const data = madeUpData(type, { owner, endpoint: id, number, nowMs: tx.nowMs });
    const [queued] = await queueEvents(tx, [{ owner, form, type, data, only: id }]);
    return present(queued, 'the delivery of a made-up event').id;
  });
}
