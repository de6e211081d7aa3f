import { hourMs, present } from '#base';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import type { DeliveryId } from './delivery.ts';
import type { EndpointId, OwnerId } from './endpoint.ts';
import { lockedEndpoint, readEndpoint } from './load-endpoint.ts';
import { queueEvents } from './queue-events.ts';
import { refuse } from './refusals.ts';
import { webhookSettings } from './settings.ts';

/**
 * Sends an event of the type `endpoint.test`, whatever the endpoint's filter says. Refuses with
 * `webhook_unknown`, `webhook_disabled` and `too_many_requests`.
 */
export async function testEndpoint(
  context: Context,
  owner: OwnerId,
  id: EndpointId,
): Promise<DeliveryId> {
  await readEndpoint(context, owner, id);
  await takeToken(context, {
    name: 'webhooks.test',
    key: id,
    limit: context.settings().get(webhookSettings.testsPerHour),
    perMs: hourMs,
  });
  return context.db.transaction(async (tx) => {
    const { endpoint } = await lockedEndpoint(tx, owner, id);
    if (endpoint.disabledAt !== null) throw refuse.webhook_disabled();
    const { form } = endpoint;
    const data = { endpoint: id };
    const event = { owner, form, type: 'endpoint.test', data, only: id } as const;
    const [queued] = await queueEvents(tx, [event]);
    return present(queued, 'the delivery of a test').id;
  });
}
