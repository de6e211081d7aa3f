import { isoTime, slotOf, uuidOf } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import { noteEnding } from '#platform/endings';
import type { Tx } from '#platform/postgres';
import { checkContact, checkTypes, checkUrl } from './check-endpoint.ts';
import type { Endpoint, EndpointId, OwnerId } from './endpoint.ts';
import { lockedEndpoint } from './load-endpoint.ts';
import { endQueued } from './store/deliveries.ts';
import { updateEndpoint } from './store/endpoints.ts';

/** What is left out stays. */
export interface EndpointChange {
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  readonly types?: readonly string[] | undefined;
  readonly contact?: string | null | undefined;
  readonly isEnabled?: boolean | undefined;
}

/**
 * Changes an endpoint. One that is turned off is sent nothing more, also not what waits; what it
 * missed can be sent again once it is on. Refuses with `webhook_unknown` and as `addEndpoint` does.
 */
export async function changeEndpoint(
  context: Context,
  owner: OwnerId,
  id: EndpointId,
  change: EndpointChange,
): Promise<Endpoint> {
  const { actor } = context;
  return context.db.transaction(async (tx) => {
    const { endpoint: before } = await lockedEndpoint(tx, owner, id);
    const after = changed(tx, before, change);
    const { url, description, types, contact, language, disabledAt, disabledWhy } = after;
    await tx.query(updateEndpoint, [
      slotOf(id),
      uuidOf(id),
      url,
      description,
      JSON.stringify(types),
      contact,
      language,
      disabledAt === null ? null : isoTime(disabledAt),
      disabledWhy,
    ]);
    const isTurnedOff = disabledAt !== null && before.disabledAt === null;
    if (isTurnedOff) {
      await tx.load(endQueued, [{ slot: slotOf(id), endpoint: uuidOf(id), at: tx.nowMs }]);
    }
    // A restore would send to where it was, and on.
    if (isTurnedOff || url !== before.url) {
      noteEnding(tx, { kind: 'webhook.end', subject: id, details: { owner } });
    }
    const details = { url, isEnabled: disabledAt === null };
    recordAct(tx, { actor, action: 'webhook.change', subject: id, outcome: 'done', details });
    return after;
  });
}

function changed(tx: Tx, before: Endpoint, change: EndpointChange): Endpoint {
  const { url, description, types, contact, isEnabled } = change;
  const isOff = before.disabledAt !== null;
  const on = { disabledAt: null, disabledWhy: null, failingSince: null };
  const off = isOff ? {} : ({ disabledAt: tx.nowMs, disabledWhy: 'owner' } as const);
  return {
    ...before,
    url: url === undefined ? before.url : checkUrl(url, tx.settings),
    description: description ?? before.description,
    types: types === undefined ? before.types : checkTypes(types, before.form),
    contact: contact === undefined ? before.contact : checkContact(contact),
    ...(isEnabled === undefined ? {} : isEnabled ? (isOff ? on : {}) : off),
  };
}
