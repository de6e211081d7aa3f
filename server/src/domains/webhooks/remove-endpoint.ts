import { isoTime, slotOf, uuidOf } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import type { EndpointId, OwnerId } from './endpoint.ts';
import { lockedEndpoint } from './load-endpoint.ts';
import { endQueued } from './store/deliveries.ts';
import { removeEndpoint as remove } from './store/endpoints.ts';

/** Nothing is sent there any more, also not what waits. Refuses with `webhook_unknown`. */
export async function removeEndpoint(
  { db, actor }: Context,
  owner: OwnerId,
  id: EndpointId,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockedEndpoint(tx, owner, id);
    await tx.query(remove, [slotOf(id), uuidOf(id), isoTime(tx.nowMs)]);
    await tx.load(endQueued, [{ slot: slotOf(id), endpoint: uuidOf(id), at: tx.nowMs }]);
    const details = { owner };
    recordAct(tx, { actor, action: 'webhook.remove', subject: id, outcome: 'done', details });
  });
}
