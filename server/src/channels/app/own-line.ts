import type { Visit } from '#identity';
import type { Context } from '#platform/context';
import { type Line, readOwnLine } from '#subscribers';
import { refuse } from './refusals.ts';

/** The line that a visitor asks about, if it is theirs. */
export function ownLine(context: Context, id: string, { subscriber }: Visit): Promise<Line> {
  if (subscriber === null) throw refuse.sign_in_needed();
  return readOwnLine(context, id as Line['id'], subscriber);
}
