import { idFrom, newId, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { isFor } from './endpoint.ts';
import { bodyOf, type EventId, type NewEvent } from './event.ts';
import { type QueuedDelivery, queueDelivery } from './queued-delivery.ts';
import { insertEvents } from './store/deliveries.ts';
import { type ListeningRow, readListening } from './store/endpoints.ts';

/**
 * Tells owners of endpoints what happens, in the transaction in which it does: what was committed
 * is told, and what was not is not. One read for all of them; an owner without endpoints costs no
 * row. Who has turned an endpoint off can have it all sent again later.
 */
export async function queueEvents(tx: Tx, events: readonly NewEvent[]): Promise<QueuedDelivery[]> {
  if (events.length === 0) return [];
  const owners = [...new Set(events.map(({ owner }) => owner))];
  const rows = await tx.load(
    readListening,
    owners.map((owner) => ({ slot: slotOf(owner), owner })),
  );
  const listening = Map.groupBy(rows, ({ owner }) => owner);
  return events.flatMap((event) => queueOne(tx, event, listening.get(event.owner) ?? []));
}

function queueOne(tx: Tx, event: NewEvent, listening: readonly ListeningRow[]): QueuedDelivery[] {
  const { owner, form = 'standard', type, only } = event;
  const ofForm = listening.filter((one) => one.form === form);
  const told = ofForm.filter((one) => {
    if (only !== undefined) return one.id === uuidOf(only);
    return !one.isDisabled && isFor(one, event);
  });
  if (ofForm.length === 0) return [];
  const slot = slotOf(owner);
  const id: EventId = newId('evt', tx.nowMs, slot);
  tx.append(insertEvents, {
    slot,
    id: uuidOf(id),
    owner,
    form,
    type,
    body: bodyOf(event, tx.nowMs),
    happenedAt: tx.nowMs,
  });
  return told.map(({ id: endpoint }) => {
    return queueDelivery(tx, id, idFrom('hok', endpoint), { isReplay: false });
  });
}
