import { present } from '#base';
import type { Context } from '#platform/context';
import type { DeliveryId } from './delivery.ts';
import type { EndpointId, OwnerId } from './endpoint.ts';
import { lockedEndpoint } from './load-endpoint.ts';
import { queueEvents } from './queue-events.ts';
import { refuse } from './refusals.ts';

/**
 * Sends an event of the type `endpoint.test`, whatever the endpoint's filter says. Refuses with
 * `webhook_unknown` and `webhook_disabled`.
 */
export async function testEndpoint(
  { db }: Context,
  owner: OwnerId,
  id: EndpointId,
): Promise<DeliveryId> {
  return db.transaction(async (tx) => {
    const { endpoint } = await lockedEndpoint(tx, owner, id);
    if (endpoint.disabledAt !== null) throw refuse.webhook_disabled();
    const { form } = endpoint;
    const data = { endpoint: id };
    const event = { owner, form, type: 'endpoint.test', data, only: id } as const;
    const [queued] = await queueEvents(tx, [event]);
    return present(queued, 'the delivery of a test').id;
  });
}
