import type { Context } from '#platform/context';
import { changeCertificates } from './change-certificates.ts';
import type { Client } from './client.ts';
import type { DeveloperVisit } from './developer.ts';
import { asDeveloper, requireOwnClient } from './own-client.ts';
import { refuse } from './refusals.ts';

/**
 * Ends a certificate of a client of whoever is at the portal, and with it all tokens that are bound
 * to it. Behind the last one the client comes by its secret again. Refuses with `client_unknown`
 * and `client_certificate_unknown`.
 */
export async function removeOwnCertificate(
  context: Context,
  visit: DeveloperVisit,
  id: string,
  thumbprint: string,
): Promise<Client> {
  const client = await requireOwnClient(context, visit, id);
  const by = asDeveloper(context, visit);
  const after = await changeCertificates(by, client.id, ({ certificates, certificateNotes }) => {
    if (!certificates.includes(thumbprint)) throw refuse.client_certificate_unknown();
    return { certificates: certificates.filter((one) => one !== thumbprint), certificateNotes };
  });
  return { ...client, ...after };
}
