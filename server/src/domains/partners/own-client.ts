import { isId } from '#base';
import type { Context } from '#platform/context';
import type { Client } from './client.ts';
import type { DeveloperVisit } from './developer.ts';
import { listClientsOf } from './list-clients-of.ts';
import { refuse } from './refusals.ts';

/** A client of whoever is at the portal. Refuses with `client_unknown`, as of another's. */
export async function requireOwnClient(
  context: Context,
  { reseller }: DeveloperVisit,
  id: string,
): Promise<Client> {
  const own = isId('cli', id) ? await listClientsOf(context, reseller) : [];
  const found = own.find((client) => client.id === id);
  if (!found) throw refuse.client_unknown();
  return found;
}

/** What somebody at the portal does is in the trail under their own name. */
export function asDeveloper(context: Context, { developer }: DeveloperVisit): Context {
  return { ...context, actor: { kind: 'developer', id: developer } };
}
