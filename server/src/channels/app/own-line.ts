import type { Visit } from '#identity';
import type { Context } from '#platform/context';
import { type Line, readOwnLine, type SubscriberId } from '#subscribers';
import { refuse } from './refusals.ts';

/** Who is signed in. */
export function subscriberIn({ subscriber }: Visit): SubscriberId {
  if (subscriber === null) throw refuse.sign_in_needed();
  return subscriber;
}

/** The line that a visitor asks about, if it is theirs. */
export function ownLine(context: Context, id: string, who: Visit): Promise<Line> {
  return readOwnLine(context, id as Line['id'], subscriberIn(who));
}
