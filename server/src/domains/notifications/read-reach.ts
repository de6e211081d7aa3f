import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { type OwnerId, phoneOnly, type Reach } from './reach.ts';
import { reachOf, readReaches } from './store/reaches.ts';

/** Where somebody can be reached beside their phone, as they see and change it. */
export async function readReach(context: Context, owner: OwnerId): Promise<Reach> {
  const [row] = await context.db.read(readReaches, [[slotOf(owner)], [uuidOf(owner)]]);
  return row ? reachOf(row) : phoneOnly;
}
