import { idFrom, slotOf } from '#base';
import type { Context } from '#platform/context';
import type { Maker } from '#topups';
import type { Appeal, AppealId } from './appeal.ts';
import { appealOf } from './kept-appeals.ts';
import { readAppealsOf, readOpenAppealOf } from './store/appeals.ts';

const most = 50;

/** What somebody has appealed, newest first; as a person and as the device, where they are both. */
export async function listAppeals(context: Context, readers: readonly Maker[]): Promise<Appeal[]> {
  const lists = await Promise.all(
    readers.map((reader) => context.db.read(readAppealsOf, [slotOf(reader), reader, most])),
  );
  const all = lists.flat().map(appealOf);
  return all.sort((one, other) => other.openedAt - one.openedAt).slice(0, most);
}

/** One of somebody's appeals that is not over, however many others they have. */
export async function findOpenAppeal(
  context: Context,
  raiser: Maker,
): Promise<AppealId | undefined> {
  const [row] = await context.db.read(readOpenAppealOf, [slotOf(raiser), raiser]);
  return row && idFrom('apl', row.id);
}
