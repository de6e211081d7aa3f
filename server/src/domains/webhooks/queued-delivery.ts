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

/** Of an event to an endpoint of the same owner; a replay is of what was told before. */
export function queueDelivery(
  tx: Tx,
  event: EventId,
  endpoint: EndpointId,
  { isReplay }: { readonly isReplay: boolean },
): QueuedDelivery {
  const id = newId('dlv', tx.nowMs, slotOf(endpoint));
  tx.append(insertDeliveries, {
    slot: slotOf(id),
    id: uuidOf(id),
    endpoint: uuidOf(endpoint),
    event: uuidOf(event),
    state: 'queued',
    dueAt: tx.nowMs,
    isReplay,
  });
  return { id, endpoint, event };
}
