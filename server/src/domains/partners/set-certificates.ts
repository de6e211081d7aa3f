import { slotOf, uuidOf } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import { type ClientId, isThumbprint, mostCertificates } from './client.ts';
import { refuse } from './refusals.ts';
import { updateCertificates } from './store/clients.ts';

/**
 * Says of which certificates a client must show one (RFC 8705), by their thumbprints: two while one
 * is changed for the next. Its tokens of another certificate, or of none, end at once. With none it
 * comes by its secret again. Refuses with `client_unknown` and `client_certificates_invalid`.
 */
export async function setCertificates(
  context: Context,
  id: ClientId,
  certificates: readonly string[],
): Promise<void> {
  if (certificates.length > mostCertificates || !certificates.every(isThumbprint)) {
    throw refuse.client_certificates_invalid({ most: mostCertificates });
  }
  await context.db.transaction(async (tx) => {
    const values = [slotOf(id), uuidOf(id), JSON.stringify(certificates)];
    const [found] = await tx.query(updateCertificates, values);
    if (!found) throw refuse.client_unknown();
    const details = { certificates: certificates.join(' ') };
    const { actor } = context;
    recordAct(tx, { actor, action: 'client.certify', subject: id, outcome: 'done', details });
  });
}
