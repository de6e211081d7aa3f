import { dayMs, firstUuidAt, hourMs, idFrom, type InstantMs, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import type { Tx } from '#platform/postgres';
import { fits } from '#wire/tmf630';
import type { Endpoint, EndpointId, OwnerId } from './endpoint.ts';
import type { EventId } from './event.ts';
import { lockedEndpoint, readEndpoint } from './load-endpoint.ts';
import { queueDelivery } from './queued-delivery.ts';
import { refuse } from './refusals.ts';
import { webhookSettings } from './settings.ts';
import { readEventsSince, readMissedSince, type SinceRow } from './store/deliveries.ts';

export interface ReplayQuestion {
  readonly since: InstantMs;
  /** Only what the endpoint has never taken and what is not on its way there: asked twice, once. */
  readonly isMissedOnly: boolean;
  /** The last event of the part before; null to begin. */
  readonly behind: EventId | null;
}

export interface ReplayedPart {
  /** How many are sent again. */
  readonly count: number;
  /** What the next part begins behind; null where there is no more. */
  readonly last: EventId | null;
}

const atOnce = 500;

/**
 * Sends again what happened since an instant and is of the endpoint's types, the oldest first, so
 * many at once: for a receiver that was away. What happens meanwhile is told anyway. Refuses with
 * `webhook_unknown`, `webhook_disabled` and `too_many_requests`.
 */
export async function replaySince(
  context: Context,
  owner: OwnerId,
  id: EndpointId,
  question: ReplayQuestion,
): Promise<ReplayedPart> {
  await readEndpoint(context, owner, id);
  await takeToken(context, {
    name: 'webhooks.replay',
    key: id,
    limit: context.settings().get(webhookSettings.replaysPerHour),
    perMs: hourMs,
  });
  return context.db.transaction(async (tx) => {
    const { endpoint } = await lockedEndpoint(tx, owner, id);
    if (endpoint.disabledAt !== null) throw refuse.webhook_disabled();
    const rows = await readPart(tx, endpoint, question);
    const wanted = rows.filter(({ body }) => isWanted(endpoint, body));
    for (const { id: event } of wanted) {
      queueDelivery(tx, idFrom('evt', event), id, { isReplay: true });
    }
    const last = rows.length < atOnce ? undefined : rows.at(-1);
    return { count: wanted.length, last: last ? idFrom('evt', last.id) : null };
  });
}

async function readPart(
  tx: Tx,
  { id, owner, form, types, conditions }: Endpoint,
  { since, isMissedOnly, behind }: ReplayQuestion,
): Promise<SinceRow[]> {
  const keptMs = tx.settings.get(webhookSettings.keptDays) * dayMs;
  const first = firstUuidAt(Math.max(since, tx.nowMs - keptMs));
  const from = behind && uuidOf(behind) > first ? uuidOf(behind) : first;
  const end = firstUuidAt(tx.nowMs + 1);
  const isLookedInto = conditions.length > 0;
  const narrowing = [JSON.stringify(types), atOnce, isLookedInto];
  const values = [slotOf(id), owner, form, from, end, ...narrowing];
  return isMissedOnly
    ? tx.query(readMissedSince, [...values, uuidOf(id)])
    : tx.query(readEventsSince, values);
}

/** The data is what was sent, or a part of it, by the form. */
function isWanted({ form, conditions }: Endpoint, body: string | null): boolean {
  if (body === null) return true;
  const sent: unknown = JSON.parse(body);
  const data = form === 'plain' ? sent : (sent as { readonly data: unknown }).data;
  return fits(data, conditions);
}
