import type { Context } from '#platform/context';
import type { Client } from './client.ts';
import type { DeveloperVisit } from './developer.ts';
import { asDeveloper, requireOwnClient } from './own-client.ts';
import { suspendClient } from './suspend-client.ts';

/** As `suspendClient`, for a client of whoever is at the portal. Refuses with `client_unknown`. */
export async function suspendOwnClient(
  context: Context,
  visit: DeveloperVisit,
  id: string,
  isSuspended: boolean,
): Promise<Client> {
  const client = await requireOwnClient(context, visit, id);
  await suspendClient(asDeveloper(context, visit), client.id, isSuspended);
  return { ...client, isSuspended };
}
