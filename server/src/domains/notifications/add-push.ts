import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { isPushEndpoint, mostEndpoints, type PushEndpoint } from './push-endpoint.ts';
import type { Owner } from './reach.ts';
import { refuse } from './refusals.ts';
import { notificationSettings } from './settings.ts';
import { settleReceivers } from './settle-receivers.ts';
import { deleteEndpointsBeyond, putEndpoint } from './store/push-endpoints.ts';

/**
 * Lets us write to a browser, as its owner's from now on and nobody else's. Refuses with
 * `push_endpoint_invalid`.
 */
export async function addPush(
  context: Context,
  owner: Owner,
  endpoint: PushEndpoint,
): Promise<void> {
  const hosts = context.settings().get(notificationSettings.pushHosts);
  if (!isPushEndpoint(endpoint, hosts)) throw refuse.push_endpoint_invalid();
  const key = { slot: slotOf(owner.id), owner: uuidOf(owner.id) };
  await context.db.transaction(async (tx) => {
    settleReceivers(tx, owner);
    await tx.load(putEndpoint, [{ ...endpoint, ...key, addedAt: tx.nowMs }]);
    await tx.query(deleteEndpointsBeyond, [key.slot, key.owner, mostEndpoints]);
  });
}
