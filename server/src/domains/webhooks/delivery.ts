import { type Id, idFrom, type InstantMs, madeAt } from '#base';
import type { Try } from './attempt.ts';
import type { EndpointId } from './endpoint.ts';
import type { EventId } from './event.ts';
import type { DeliveryRow } from './store/deliveries.ts';

export type DeliveryId = Id<'dlv'>;

/** queued → sending → delivered | failed, and from sending back to queued for the next attempt. */
export const deliveryStates = ['queued', 'sending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One event on its way to one endpoint; sent again, it is another of the same event. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly endpoint: EndpointId;
  readonly event: EventId;
  readonly type: string;
  /** The bytes that are sent. */
  readonly body: string;
  readonly happenedAt: InstantMs;
  /** When it was put on its way: of a replay, when that was asked for. */
  readonly queuedAt: InstantMs;
  readonly isReplay: boolean;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** When it is tried next; null once it has ended. */
  readonly nextAt: InstantMs | null;
  readonly endedAt: InstantMs | null;
  readonly tries: readonly Try[];
}

export function deliveryOf({ id: uuid, endpoint, event, dueAt, ...rest }: DeliveryRow): Delivery {
  const id = idFrom('dlv', uuid);
  return {
    id,
    endpoint: idFrom('hok', endpoint),
    event: idFrom('evt', event),
    queuedAt: madeAt(id),
    nextAt: rest.state === 'queued' ? dueAt : null,
    ...rest,
  };
}
