import type { Context } from '#platform/context';
import type { Credentials } from './create-client.ts';
import type { DeveloperVisit } from './developer.ts';
import { asDeveloper, requireOwnClient } from './own-client.ts';
import { rotateSecret } from './rotate-secret.ts';

/** As `rotateSecret`, for a client of whoever is at the portal. Refuses with `client_unknown`. */
export async function rotateOwnSecret(
  context: Context,
  visit: DeveloperVisit,
  id: string,
  how: { readonly isLeaked: boolean },
): Promise<Credentials> {
  const { id: client } = await requireOwnClient(context, visit, id);
  return rotateSecret(asDeveloper(context, visit), client, how);
}
