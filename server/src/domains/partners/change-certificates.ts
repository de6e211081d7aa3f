import { slotOf, uuidOf } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import { type CertificateNotes, isThumbprint, mostCertificates } from './certificate.ts';
import type { ClientId } from './client.ts';
import { refuse } from './refusals.ts';
import { lockCertificates, updateCertificates } from './store/clients.ts';

/** Of which certificates one must be shown, and what is known of them. */
export interface Certified {
  readonly certificates: readonly string[];
  readonly certificateNotes: CertificateNotes;
}

/**
 * Changes the certificates of a client while nobody else does. What is known of those that stay is
 * kept. Refuses with `client_unknown` and `client_certificates_invalid`.
 */
export async function changeCertificates(
  context: Context,
  id: ClientId,
  change: (before: Certified) => Certified,
): Promise<Certified> {
  return context.db.transaction(async (tx) => {
    const key = [slotOf(id), uuidOf(id)];
    const [before] = await tx.query(lockCertificates, key);
    if (!before) throw refuse.client_unknown();
    const { certificates, certificateNotes } = change(before);
    if (certificates.length > mostCertificates || !certificates.every(isThumbprint)) {
      throw refuse.client_certificates_invalid({ most: mostCertificates });
    }
    const known = { ...before.certificateNotes, ...certificateNotes };
    const notes = Object.fromEntries(
      certificates.flatMap((one) => (known[one] ? [[one, known[one]]] : [])),
    );
    const values = [...key, JSON.stringify(certificates), JSON.stringify(notes)];
    await tx.query(updateCertificates, values);
    const details = { certificates: certificates.join(' ') };
    const { actor } = context;
    recordAct(tx, { actor, action: 'client.certify', subject: id, outcome: 'done', details });
    return { certificates, certificateNotes: notes };
  });
}
