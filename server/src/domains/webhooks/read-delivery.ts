import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { type Delivery, type DeliveryId, deliveryOf } from './delivery.ts';
import type { EndpointId, OwnerId } from './endpoint.ts';
import { readEndpoint } from './load-endpoint.ts';
import { refuse } from './refusals.ts';
import { readDelivery as read } from './store/deliveries.ts';

/** One delivery to an endpoint. Refuses with `webhook_unknown` and `webhook_delivery_unknown`. */
export async function readDelivery(
  context: Context,
  owner: OwnerId,
  endpoint: EndpointId,
  id: DeliveryId,
): Promise<Delivery> {
  await readEndpoint(context, owner, endpoint);
  const values = [slotOf(endpoint), uuidOf(id), uuidOf(endpoint)];
  const [row] = await context.db.read(read, values);
  if (!row) throw refuse.webhook_delivery_unknown();
  return deliveryOf(row);
}
