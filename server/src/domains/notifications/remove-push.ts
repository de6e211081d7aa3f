import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { OwnerId } from './reach.ts';
import { deleteEndpointOf } from './store/push-endpoints.ts';

/** Nothing is written to this browser any more. One that is not there is gone already. */
export async function removePush(
  context: Context,
  owner: OwnerId,
  endpoint: string,
): Promise<void> {
  await context.db.transaction((tx) =>
    tx.query(deleteEndpointOf, [endpoint, slotOf(owner), uuidOf(owner)]),
  );
}
