import { type Language, newId, slotOf, uuidOf } from '#base';
import { recordAct } from '#identity';
import type { Condition } from '#wire/tmf630';
import type { Context } from '#platform/context';
import { checkContact, checkTypes, checkUrl } from './check-endpoint.ts';
import type { EndpointId, EventForm, OwnerId } from './endpoint.ts';
import { refuse } from './refusals.ts';
import { newSecret, secretPurpose } from './secret.ts';
import { webhookSettings } from './settings.ts';
import { insertEndpoints, readListening } from './store/endpoints.ts';

export interface NewEndpoint {
  readonly owner: OwnerId;
  /** `standard` unless given. */
  readonly form?: EventForm;
  readonly url: string;
  readonly description: string;
  readonly types: readonly string[];
  /** None unless given. */
  readonly conditions?: readonly Condition[];
  readonly contact: string | null;
  readonly language: Language;
}

/** What signs, shown this once. */
export interface EndpointSecret {
  readonly endpoint: EndpointId;
  readonly secret: string;
}

/**
 * Opens an endpoint. Refuses with `webhook_url_invalid`, `webhook_type_unknown`,
 * `webhook_contact_invalid` and `webhook_endpoints_full`.
 */
export async function addEndpoint(context: Context, given: NewEndpoint): Promise<EndpointSecret> {
  const { owner, form = 'standard', description, conditions = [], language } = given;
  const { secrets, actor } = context;
  const settings = context.settings();
  const url = checkUrl(given.url, settings);
  const types = checkTypes(given.types, form);
  const contact = checkContact(given.contact);
  const slot = slotOf(owner);
  const secret = newSecret();
  const endpoint = await context.db.transaction(async (tx) => {
    const there = await tx.load(readListening, [{ slot, owner }]);
    const most = settings.get(webhookSettings.mostEndpoints);
    if (there.length >= most) throw refuse.webhook_endpoints_full({ most });
    const id: EndpointId = newId('hok', tx.nowMs, slot);
    tx.append(insertEndpoints, {
      slot,
      id: uuidOf(id),
      owner,
      form,
      url,
      description,
      types,
      conditions,
      secret: secrets.seal(secret, secretPurpose),
      contact,
      language,
      createdAt: tx.nowMs,
    });
    const details = { owner, url, types: types.join(' ') };
    recordAct(tx, { actor, action: 'webhook.add', subject: id, outcome: 'done', details });
    return id;
  });
  return { endpoint, secret };
}
