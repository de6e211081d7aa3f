import type { Context } from '#platform/context';
import type { Line, LineId } from './line.ts';
import { readLine } from './read-line.ts';
import { refuse } from './refusals.ts';
import type { SubscriberId } from './subscriber.ts';

/**
 * A line of a person's own. Somebody else's is as unknown as one that does not exist. Refuses with
 * `line_unknown`.
 */
export async function readOwnLine(
  context: Context,
  id: LineId,
  owner: SubscriberId,
): Promise<Line> {
  const line = await readLine(context, id);
  if (line.subscriber !== owner) throw refuse.line_unknown({ line: id });
  return line;
}
