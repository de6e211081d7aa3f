import type { Context } from '#platform/context';
import type { Contact } from './contact.ts';
import { readLines } from './read-lines.ts';
import { readSubscriber } from './read-subscriber.ts';
import type { SubscriberId } from './subscriber.ts';

/**
 * Where and in which language a person is told what is about no line: at the oldest one that has a
 * number; undefined where none has. Refuses with `subscriber_unknown`.
 */
export async function readOwnerContact(
  context: Context,
  id: SubscriberId,
): Promise<Contact | undefined> {
  const [{ language }, lines] = await Promise.all([
    readSubscriber(context, id),
    readLines(context, id),
  ]);
  // The numbers of an older one may be somebody else's by now.
  const line = lines.find(({ numbers }) => numbers.length > 0);
  const number = line?.numbers[0]?.number;
  if (!line || !number) return undefined;
  return { number, language, homes: line.numbers.map(({ home }) => home) };
}
