import { newId, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { DeliveryId } from './delivery.ts';
import type { EndpointId } from './endpoint.ts';
import type { EventId } from './event.ts';
import { insertDeliveries } from './store/deliveries.ts';

/** What was queued for whom. */
export interface QueuedDelivery {
  readonly id: DeliveryId;
  readonly endpoint: EndpointId;
  readonly event: EventId;
}

/** Of an event to an endpoint of the same owner. */
export function queueDelivery(tx: Tx, event: EventId, endpoint: EndpointId): QueuedDelivery {
  const id = newId('dlv', tx.nowMs, slotOf(endpoint));
  tx.append(insertDeliveries, {
    slot: slotOf(id),
    id: uuidOf(id),
    endpoint: uuidOf(endpoint),
    event: uuidOf(event),
    state: 'queued',
    dueAt: tx.nowMs,
  });
  return { id, endpoint, event };
}
