import { type InstantMs, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from './line.ts';
import { refuse } from './refusals.ts';
import { readLineLife } from './store/lines.ts';
import type { SubscriberId } from './subscriber.ts';

/**
 * Until when a line of a person's own is valid; null before its first grant. Somebody else's is as
 * unknown as one that does not exist. Refuses with `line_unknown`.
 */
export async function readOwnValidity(
  context: Context,
  id: LineId,
  owner: SubscriberId,
): Promise<InstantMs | null> {
  const [row] = await context.db.readBy(readLineLife, { slot: slotOf(id), id: uuidOf(id) });
  if (row?.subscriber !== uuidOf(owner)) throw refuse.line_unknown({ line: id });
  return row.validUntil;
}
