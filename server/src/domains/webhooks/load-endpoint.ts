import { type Id, idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Endpoint, EndpointId, OwnerId } from './endpoint.ts';
import { refuse } from './refusals.ts';
import {
  type EndpointRow,
  lockEndpoint,
  readEndpoint as read,
  type SealedSecrets,
} from './store/endpoints.ts';

export function endpointOf({ id, owner, ...rest }: EndpointRow): Endpoint {
  const { form, url, description, types, conditions, contact, language } = rest;
  const { failingSince, disabledAt, disabledWhy, createdAt } = rest;
  return {
    id: idFrom('hok', id),
    owner: owner as Id,
    form,
    url,
    description,
    types,
    conditions,
    contact,
    language,
    failingSince,
    disabledAt,
    disabledWhy,
    createdAt,
  };
}

/** Of that owner. Somebody else's is as unknown as none: refuses with `webhook_unknown`. */
export async function readEndpoint(
  { db }: Context,
  owner: OwnerId,
  id: EndpointId,
): Promise<Endpoint> {
  const [row] = await db.read(read, [slotOf(id), uuidOf(id), owner]);
  if (!row) throw refuse.webhook_unknown();
  return endpointOf(row);
}

/** The same, held until the transaction ends, with what signs for it, sealed. */
export async function lockedEndpoint(
  tx: Tx,
  owner: OwnerId,
  id: EndpointId,
): Promise<{ readonly endpoint: Endpoint; readonly secrets: SealedSecrets }> {
  const [row] = await tx.query(lockEndpoint, [slotOf(id), uuidOf(id), owner]);
  if (!row) throw refuse.webhook_unknown();
  const { secret, secretsBefore } = row;
  return { endpoint: endpointOf(row), secrets: { secret, secretsBefore } };
}
