import type { Context } from '#platform/context';
import { mostClients, scopes } from './client.ts';
import { createClient, type Credentials } from './create-client.ts';
import type { DeveloperVisit } from './developer.ts';
import { listClientsOf } from './list-clients-of.ts';
import { asDeveloper } from './own-client.ts';
import { refuse } from './refusals.ts';
import { partnerSettings } from './settings.ts';

export interface OwnClient {
  readonly name: string;
  /** All there are, unless given. */
  readonly scopes: readonly string[] | undefined;
  readonly networks: readonly string[];
}

/**
 * A further program of a partner, with its secret, shown this once. Refuses with `clients_too_many`
 * and as `createClient` does.
 */
export async function makeOwnClient(
  context: Context,
  visit: DeveloperVisit,
  { name, networks, scopes: wanted = scopes }: OwnClient,
): Promise<Credentials> {
  const { reseller } = visit;
  const before = await listClientsOf(context, reseller);
  if (before.length >= mostClients) throw refuse.clients_too_many({ most: mostClients });
  const requestsPerMinute = context.settings().get(partnerSettings.requestsPerMinute);
  const given = { reseller, name, scopes: wanted, networks, requestsPerMinute };
  const by = asDeveloper(context, visit);
  return context.db.transaction(async (tx) => createClient(by, tx, given));
}
