import { createHash, X509Certificate } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import { type InstantMs, isWithin } from '#base';

/**
 * Finds the certificate that a caller has shown, as its thumbprint; undefined where none counts.
 */
export type CertificateFinder = (request: FastifyRequest) => string | undefined;

/** `x5t#S256` (RFC 8705, 3.1): the SHA-256 of the certificate's bytes, in base64url. */
export function thumbprintOf({ raw }: Pick<X509Certificate, 'raw'>): string {
  return createHash('sha256').update(raw).digest('base64url');
}

const ofSockets = new WeakMap<TLSSocket, string>();

/** Of who speaks TLS with us; where we know authorities, only what one of them has signed. */
export function certificateOfTls(hasAuthorities: boolean): CertificateFinder {
  return ({ raw: { socket } }) => {
    if (!(socket instanceof TLSSocket) || (hasAuthorities && !socket.authorized)) return undefined;
    const known = ofSockets.get(socket);
    if (known !== undefined) return known;
    const shown = socket.getPeerX509Certificate();
    if (!shown) return undefined;
    const thumbprint = thumbprintOf(shown);
    ofSockets.set(socket, thumbprint);
    return thumbprint;
  };
}

/**
 * Of who speaks TLS with a proxy of ours, which has judged the certificate and says so in a header
 * that it takes from nobody else: `Client-Cert` by RFC 9440, or PEM encoded as in an address.
 * Whoever is no proxy of ours is not believed.
 */
export function certificateOfProxy(header: string, proxies: readonly string[]): CertificateFinder {
  const name = header.toLowerCase();
  return ({ raw: { socket }, headers }) => {
    const said = headers[name];
    const from = socket.remoteAddress ?? '';
    if (typeof said !== 'string' || proxies.length === 0 || !isWithin(from, proxies)) {
      return undefined;
    }
    return thumbprintIn(said);
  };
}

function thumbprintIn(said: string): string | undefined {
  const encoded = /^:([A-Za-z0-9+/]+=*):$/.exec(said.trim())?.[1];
  try {
    const source = encoded ? Buffer.from(encoded, 'base64') : decodeURIComponent(said);
    return thumbprintOf(new X509Certificate(source));
  } catch {
    return undefined;
  }
}

export interface ReadCertificate {
  readonly thumbprint: string;
  /** Its distinguished name in one line. */
  readonly subject: string;
  readonly expiresAt: InstantMs;
}

/** The first certificate of a text in PEM; undefined where there is none. */
export function readCertificate(pem: string): ReadCertificate | undefined {
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) return undefined;
  try {
    const read = new X509Certificate(pem);
    const subject = (read.subject ?? '').split('\n').join(', ');
    return { thumbprint: thumbprintOf(read), subject, expiresAt: read.validToDate.getTime() };
  } catch {
    return undefined;
  }
}
