import { isoTime, slotOf, uuidOf } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import type { ClientId } from './client.ts';
import { refuse } from './refusals.ts';
import { suspendClient as suspend } from './store/clients.ts';

/**
 * Stops a client at its next request, whatever tokens it has, or lets it come again. Refuses with
 * `client_unknown`.
 */
export async function suspendClient(
  context: Context,
  id: ClientId,
  isSuspended: boolean,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const at = isSuspended ? isoTime(tx.nowMs) : null;
    const [found] = await tx.query(suspend, [slotOf(id), uuidOf(id), at]);
    if (!found) throw refuse.client_unknown();
    const action = isSuspended ? 'client.suspend' : 'client.resume';
    recordAct(tx, { actor: context.actor, action, subject: id, outcome: 'done' });
  });
}
