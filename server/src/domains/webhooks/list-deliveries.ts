import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { type Delivery, type DeliveryId, deliveryOf, type DeliveryState } from './delivery.ts';
import type { EndpointId, OwnerId } from './endpoint.ts';
import { readEndpoint } from './load-endpoint.ts';
import { readDeliveries } from './store/deliveries.ts';

export interface DeliveryPage {
  /** Behind which delivery the page begins; null for the newest. */
  readonly before: DeliveryId | null;
  readonly state: DeliveryState | null;
  readonly limit: number;
}

/** Of one endpoint, the newest first. Refuses with `webhook_unknown`. */
export async function listDeliveries(
  context: Context,
  owner: OwnerId,
  id: EndpointId,
  { before, state, limit }: DeliveryPage,
): Promise<Delivery[]> {
  await readEndpoint(context, owner, id);
  const behind = before === null ? 'f'.repeat(32) : uuidOf(before);
  const values = [slotOf(id), uuidOf(id), behind, state, limit];
  return (await context.db.read(readDeliveries, values)).map(deliveryOf);
}
