import { minuteMs, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Appeal } from './appeal.ts';
import type { NewEvent } from './kept-appeals.ts';
import { type EventRow, readLastEvent } from './store/events.ts';

/** Whoever has had no answer has given up by then, and says it on purpose. */
const againMs = 15 * minuteMs;

/**
 * Whether the very words are what was said last, by the same and just now: the answer to them was
 * lost on the way, and they were sent once more. The appeal is locked.
 */
export async function isSaidBefore(tx: Tx, appeal: Appeal, said: NewEvent): Promise<boolean> {
  return (await doneBefore(tx, appeal, said))?.words === said.words;
}

/** The last event where it is this one, by the same and just now. The appeal is locked. */
export async function doneBefore(
  tx: Tx,
  { id, events }: Appeal,
  { event, by }: Pick<NewEvent, 'event' | 'by'>,
): Promise<EventRow | undefined> {
  const [last] = await tx.query(readLastEvent, [slotOf(id), uuidOf(id), events]);
  if (last?.event !== event || last.byKind !== by.kind || last.byId !== by.id) return undefined;
  return tx.nowMs - last.at < againMs ? last : undefined;
}
