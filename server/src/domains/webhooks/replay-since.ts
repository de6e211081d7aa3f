import { dayMs, firstUuidAt, idFrom, type InstantMs, slotOf } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Endpoint, EndpointId, OwnerId } from './endpoint.ts';
import { lockedEndpoint } from './load-endpoint.ts';
import { queueDelivery } from './queued-delivery.ts';
import { refuse } from './refusals.ts';
import { webhookSettings } from './settings.ts';
import { readEventsSince } from './store/deliveries.ts';

const atOnce = 1_000;

/**
 * Sends again whatever happened since an instant and is of the endpoint's types, whether it was
 * delivered, failed or never tried: for a receiver that was away. Returns how many. What happens
 * meanwhile is told anyway. Refuses with `webhook_unknown` and `webhook_disabled`.
 */
export async function replaySince(
  context: Context,
  owner: OwnerId,
  id: EndpointId,
  since: InstantMs,
): Promise<number> {
  const nowMs = context.clock.now();
  const keptMs = context.settings().get(webhookSettings.keptDays) * dayMs;
  let behind = firstUuidAt(Math.max(since, nowMs - keptMs));
  const end = firstUuidAt(nowMs + 1);
  for (let queued = 0; ; ) {
    const more = await context.db.transaction(async (tx) => {
      const { endpoint } = await lockedEndpoint(tx, owner, id);
      if (endpoint.disabledAt !== null) throw refuse.webhook_disabled();
      return queueBetween(tx, endpoint, behind, end);
    });
    queued += more.length;
    const last = more.at(-1);
    if (last === undefined || more.length < atOnce) return queued;
    behind = last;
  }
}

async function queueBetween(
  tx: Tx,
  { id, owner, form, types }: Endpoint,
  behind: string,
  end: string,
): Promise<string[]> {
  const values = [slotOf(id), owner, form, behind, end, JSON.stringify(types), atOnce];
  const events = await tx.query(readEventsSince, values);
  for (const event of events) queueDelivery(tx, idFrom('evt', event.id), id);
  return events.map((event) => event.id);
}
