import { slotOf } from '#base';
import type { Context } from '#platform/context';
import type { Maker } from '#topups';
import type { Appeal } from './appeal.ts';
import { appealOf } from './kept-appeals.ts';
import { readAppealsOf } from './store/appeals.ts';

const most = 50;

/** What somebody has appealed, newest first; as a person and as the device, where they are both. */
export async function listAppeals(context: Context, readers: readonly Maker[]): Promise<Appeal[]> {
  const lists = await Promise.all(
    readers.map((reader) => context.db.read(readAppealsOf, [slotOf(reader), reader, most])),
  );
  const all = lists.flat().map(appealOf);
  return all.sort((one, other) => other.openedAt - one.openedAt).slice(0, most);
}
