import { slotOf } from '#base';
import type { Context } from '#platform/context';
import type { Maker } from '#topups';
import { type ReadAppeal, withEvents } from './found-appeal.ts';
import { appealOf } from './kept-appeals.ts';
import { readAppealsOf } from './store/appeals.ts';

/** All of somebody's appeals with what was said, for a copy of what is kept. */
export async function readEveryAppeal(context: Context, raiser: Maker): Promise<ReadAppeal[]> {
  const rows = await context.db.read(readAppealsOf, [slotOf(raiser), raiser, null]);
  return Promise.all(rows.map((row) => withEvents(context, appealOf(row))));
}
