import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import { readSubscriberRow, subscriberOf } from './store/subscribers.ts';
import type { Subscriber, SubscriberId } from './subscriber.ts';

/** A person by id. Refuses with `subscriber_unknown`. */
export async function readSubscriber(context: Context, id: SubscriberId): Promise<Subscriber> {
  const [row] = await context.db.read(readSubscriberRow, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.subscriber_unknown({ subscriber: id });
  return subscriberOf(row);
}
