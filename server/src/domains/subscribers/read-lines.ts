import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Line } from './line.ts';
import { loadLines } from './load-lines.ts';
import { readOwnedLines } from './store/lines.ts';
import type { SubscriberId } from './subscriber.ts';

/** The lines of a person, oldest first. */
export async function readLines(context: Context, subscriber: SubscriberId): Promise<Line[]> {
  const key = { slot: slotOf(subscriber), subscriber: uuidOf(subscriber) };
  const owned = await context.db.readBy(readOwnedLines, key);
  return loadLines(
    context,
    owned.map(({ line }) => idFrom('lin', line)),
  );
}
