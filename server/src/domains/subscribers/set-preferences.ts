import { type Language, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { refuse } from './refusals.ts';
import { updatePreferences } from './store/subscribers.ts';
import type { SubscriberId } from './subscriber.ts';

/** What a person prefers; what is left out stays as it is. Refuses with `subscriber_unknown`. */
export async function setPreferences(
  tx: Tx,
  subscriber: SubscriberId,
  { language, isCareMode }: { readonly language?: Language; readonly isCareMode?: boolean },
): Promise<void> {
  const key = { slot: slotOf(subscriber), id: uuidOf(subscriber) };
  const preferences = { language: language ?? null, isCareMode: isCareMode ?? null };
  const found = await tx.load(updatePreferences, [{ ...key, ...preferences }]);
  if (found.length === 0) throw refuse.subscriber_unknown({ subscriber });
}
