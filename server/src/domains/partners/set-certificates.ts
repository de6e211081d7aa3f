import type { Context } from '#platform/context';
import { certificateIn } from './certificate.ts';
import { changeCertificates } from './change-certificates.ts';
import type { ClientId } from './client.ts';

/**
 * Says of which certificates a client must show one (RFC 8705), each as PEM or by its thumbprint:
 * two while one is changed for the next. Its tokens of another certificate, or of none, end at
 * once. With none it comes by its secret again. Returns their thumbprints. Refuses with
 * `client_unknown`, `client_certificates_invalid` and as `certificateIn` does.
 */
export async function setCertificates(
  context: Context,
  id: ClientId,
  certificates: readonly string[],
): Promise<readonly string[]> {
  const read = certificates.map((one) => certificateIn(one, context.clock.now()));
  const set = {
    certificates: read.map(({ thumbprint }) => thumbprint),
    certificateNotes: Object.fromEntries(read.map(({ thumbprint, note }) => [thumbprint, note])),
  };
  return (await changeCertificates(context, id, () => set)).certificates;
}
