import { randomInt } from 'node:crypto';
import { type Language, newId, slotCount, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { newcomersOf } from './newcomers.ts';
import { refuse } from './refusals.ts';
import { insertSubscribers } from './store/subscribers.ts';
import { isPrintable, type SubscriberId } from './subscriber.ts';

export interface NewSubscriber {
  readonly name: string;
  readonly language: Language;
  readonly isCareMode?: boolean;
}

/** A new person, without lines. Refuses with `name_invalid`. */
export function createSubscriber(tx: Tx, given: NewSubscriber): SubscriberId {
  const name = given.name.trim();
  if (!isPrintable(name)) throw refuse.name_invalid();
  const id = newId('sub', tx.nowMs, randomInt(slotCount));
  newcomersOf(tx).subscribers.add(id);
  tx.append(insertSubscribers, {
    slot: slotOf(id),
    id: uuidOf(id),
    name,
    language: given.language,
    isCareMode: given.isCareMode ?? false,
    createdAt: tx.nowMs,
  });
  return id;
}
