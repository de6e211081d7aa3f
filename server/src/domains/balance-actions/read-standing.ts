import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ActionId } from './action.ts';
import type { Standing } from './standing.ts';
import { readStandings } from './store/standing.ts';

/**
 * When a standing top-up comes again; whose it is was seen to before. Undefined where it is none.
 */
export async function readStanding({ db }: Context, id: ActionId): Promise<Standing | undefined> {
  const [row] = await db.readBy(readStandings, { slot: slotOf(id), action: uuidOf(id) });
  return row;
}
