import type { Context } from '#platform/context';
import { numberedAppeal, type ReadAppeal, withEvents } from './found-appeal.ts';
import { refuse } from './refusals.ts';

/** An appeal for staff, who have been let see it. Refuses with `appeal_unknown`. */
export async function readAnyAppeal(context: Context, text: string): Promise<ReadAppeal> {
  const found = await numberedAppeal(context, text);
  if (!found) throw refuse.appeal_unknown();
  return withEvents(context, found);
}
