import type { Context } from '#platform/context';
import { certificateIn } from './certificate.ts';
import { changeCertificates } from './change-certificates.ts';
import type { Client } from './client.ts';
import type { DeveloperVisit } from './developer.ts';
import { asDeveloper, requireOwnClient } from './own-client.ts';

/**
 * Has a client of whoever is at the portal show one more certificate, from now on instead of its
 * secret. The same twice is once. Refuses with `client_unknown`, `client_certificates_invalid` and
 * as `certificateIn` does.
 */
export async function addOwnCertificate(
  context: Context,
  visit: DeveloperVisit,
  id: string,
  certificate: string,
): Promise<Client> {
  const client = await requireOwnClient(context, visit, id);
  const { thumbprint, note } = certificateIn(certificate, context.clock.now());
  const by = asDeveloper(context, visit);
  const after = await changeCertificates(by, client.id, ({ certificates }) => ({
    certificates: [...new Set([...certificates, thumbprint])],
    certificateNotes: { [thumbprint]: note },
  }));
  return { ...client, ...after };
}
