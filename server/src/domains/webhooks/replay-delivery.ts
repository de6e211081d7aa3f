import { dayMs } from '#base';
import type { Context } from '#platform/context';
import type { DeliveryId } from './delivery.ts';
import type { EndpointId, OwnerId } from './endpoint.ts';
import { lockedEndpoint } from './load-endpoint.ts';
import { queueDelivery } from './queued-delivery.ts';
import { readDelivery } from './read-delivery.ts';
import { refuse } from './refusals.ts';
import { webhookSettings } from './settings.ts';

/**
 * Sends an event once more: the same id and the same bytes, as a delivery of its own. Refuses with
 * `webhook_unknown`, `webhook_delivery_unknown`, also where the event is too old, and
 * `webhook_disabled`.
 */
export async function replayDelivery(
  context: Context,
  owner: OwnerId,
  endpoint: EndpointId,
  id: DeliveryId,
): Promise<DeliveryId> {
  const { event, happenedAt } = await readDelivery(context, owner, endpoint, id);
  return context.db.transaction(async (tx) => {
    const { endpoint: to } = await lockedEndpoint(tx, owner, endpoint);
    if (to.disabledAt !== null) throw refuse.webhook_disabled();
    const keptMs = tx.settings.get(webhookSettings.keptDays) * dayMs;
    if (happenedAt < tx.nowMs - keptMs) throw refuse.webhook_delivery_unknown();
    return queueDelivery(tx, event, endpoint, { isReplay: true }).id;
  });
}
