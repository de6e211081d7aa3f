import { isNetwork, newId, slotOf, uuidOf } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { ResellerId } from '#resellers';
import { type ClientId, isHouseScope, isScope } from './client.ts';
import { refuse } from './refusals.ts';
import { newSecret, secretHash } from './secret.ts';
import { insertClients, insertSecrets } from './store/clients.ts';

export interface NewClient {
  readonly reseller: ResellerId;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly networks: readonly string[];
  readonly requestsPerMinute: number;
  /** Whether it is a program of the operator's own, which alone may reach every line. */
  readonly isHouse?: boolean;
  /** Made up for the demo, where everybody may know it; otherwise made here. */
  readonly known?: { readonly id: ClientId; readonly secret: string };
}

/** As whom a program comes. The secret is shown this once and kept as a hash. */
export interface Credentials {
  readonly client: ClientId;
  readonly secret: string;
}

/** Refuses with `client_scope_unknown`, `client_scope_of_house` and `client_network_invalid`. */
export function createClient({ secrets, actor }: Context, tx: Tx, given: NewClient): Credentials {
  checkNew(given);
  const { reseller, name, scopes, networks, requestsPerMinute, known } = given;
  const id: ClientId = known?.id ?? newId('cli', tx.nowMs, slotOf(reseller));
  const secret = known?.secret ?? newSecret();
  tx.append(insertClients, {
    slot: slotOf(id),
    id: uuidOf(id),
    reseller: uuidOf(reseller),
    name,
    scopes,
    networks,
    requestsPerMinute,
    createdAt: tx.nowMs,
  });
  const hash = secretHash(secrets, secret);
  tx.append(insertSecrets, { slot: slotOf(id), client: uuidOf(id), hash, madeAt: tx.nowMs });
  const details = { reseller, name, scopes: scopes.join(' ') };
  recordAct(tx, { actor, action: 'client.create', subject: id, outcome: 'done', details });
  return { client: id, secret };
}

function checkNew({ scopes, networks, isHouse = false }: NewClient): void {
  const stray = scopes.find((scope) => !isScope(scope));
  if (stray !== undefined) throw refuse.client_scope_unknown({ scope: stray });
  const high = isHouse ? undefined : scopes.find((scope) => isHouseScope(scope));
  if (high !== undefined) throw refuse.client_scope_of_house({ scope: high });
  const odd = networks.find((network) => !isNetwork(network));
  if (odd !== undefined) throw refuse.client_network_invalid({ network: odd });
}
