import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { type OwnerId, phoneOnly, type Reach } from './reach.ts';
import { readEndpoints } from './store/push-endpoints.ts';
import { reachOf, readReaches } from './store/reaches.ts';

/** Where somebody can be reached beside their phone, as they see and change it. */
export async function readReach(context: Context, owner: OwnerId): Promise<Reach> {
  const key = [[slotOf(owner)], [uuidOf(owner)]];
  const [[row], push] = await Promise.all([
    context.db.read(readReaches, key),
    context.db.read(readEndpoints, key),
  ]);
  return row ? reachOf(row, push) : phoneOnly;
}
