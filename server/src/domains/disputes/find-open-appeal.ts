import { idFrom, slotOf } from '#base';
import type { Context } from '#platform/context';
import type { Maker } from '#topups';
import type { AppealId } from './appeal.ts';
import { readOpenAppealOf } from './store/appeals.ts';

/** One of somebody's appeals that is not over, however many others they have. */
export async function findOpenAppeal(
  context: Context,
  raiser: Maker,
): Promise<AppealId | undefined> {
  const [row] = await context.db.read(readOpenAppealOf, [slotOf(raiser), raiser]);
  return row && idFrom('apl', row.id);
}
