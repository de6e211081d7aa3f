import type { Agent } from 'node:https';
import type { ClientCertificate } from './surroundings.ts';

interface Answer {
  readonly statusCode?: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * As `fetch`, with a certificate, which `fetch` itself has no way to show. Only Node does that; it
 * is asked for its TLS with the first call, so that nothing else needs to have any. What is not
 * taken from an answer is what this client does not read: it follows nothing and unpacks nothing.
 */
export function certifiedFetch(shown: ClientCertificate): typeof fetch {
  let opened: Promise<{ https: typeof import('node:https'); agent: Agent }> | undefined;
  const open = async () => {
    const https = await import('node:https');
    const { certificate: cert, key, authority: ca } = shown;
    const agent = new https.Agent({ keepAlive: true, cert, key, ...(ca ? { ca } : {}) });
    return { https, agent };
  };
  return async (address, { method = 'GET', headers = {}, body, signal } = {}) => {
    const { https, agent } = await (opened ??= open());
    const isForm = body instanceof URLSearchParams;
    const type = isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
    const bytes = isForm ? body.toString() : body;
    if (typeof address !== 'string' || (bytes && typeof bytes !== 'string')) {
      throw new TypeError('what this client never sends');
    }
    return new Promise<Response>((resolve, reject) => {
      const request = https.request(
        address,
        {
          agent,
          method,
          headers: { ...type, ...Object.fromEntries(new Headers(headers)) },
          ...(signal ? { signal } : {}),
        },
        (answer) => {
          const pieces: Uint8Array[] = [];
          answer.on('data', (piece: Uint8Array) => pieces.push(piece));
          answer.on('error', reject);
          answer.on('end', () => {
            try {
              resolve(responseOf(answer, pieces));
            } catch (error) {
              reject(error instanceof Error ? error : new Error(String(error)));
            }
          });
        },
      );
      request.on('error', reject);
      request.end(bytes);
    });
  };
}

function responseOf({ statusCode = 0, headers }: Answer, pieces: readonly Uint8Array[]): Response {
  if (statusCode >= 300 && statusCode < 400) throw new TypeError('a redirect was answered');
  const told = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const one of [value ?? []].flat()) told.append(name, one);
  }
  const body = statusCode === 204 ? null : new Blob([...pieces] as BlobPart[]);
  return new Response(body, { status: statusCode, headers: told });
}
