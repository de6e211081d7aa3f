import type { InstantMs } from '#base';
import { readCertificate } from '#platform/http';
import { refuse } from './refusals.ts';

/** What is kept of a certificate beside its thumbprint, for people to know it by. */
export interface CertificateNote {
  /** As it says itself; unknown where only its thumbprint was given. */
  readonly subject: string | null;
  readonly expiresAt: InstantMs | null;
  readonly addedAt: InstantMs;
}

export type CertificateNotes = Readonly<Record<string, CertificateNote>>;

/** While one is changed for the next there are two. */
export const mostCertificates = 4;

/** The SHA-256 of a certificate in base64url, as `x5t#S256` has it. */
export function isThumbprint(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** More than a distinguished name of any length says to a person. */
const longestSubject = 300;

/**
 * A certificate as somebody gives it: PEM, or its thumbprint in base64url, or the fingerprint that
 * `openssl x509 -fingerprint -sha256` prints. Refuses with `client_certificate_is_key` a private
 * key, which must be nowhere but with the program; with `client_certificate_over` one that has
 * expired; and with `client_certificate_unreadable` whatever else it is.
 */
export function certificateIn(
  text: string,
  nowMs: InstantMs,
): { readonly thumbprint: string; readonly note: CertificateNote } {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) throw refuse.client_certificate_is_key();
  const given = text.trim();
  const unknown = { subject: null, expiresAt: null, addedAt: nowMs };
  if (isThumbprint(given)) return { thumbprint: given, note: unknown };
  const hex = given.replace(/^.*fingerprint=/i, '').replaceAll(':', '');
  if (/^[0-9a-f]{64}$/i.test(hex)) {
    return { thumbprint: Buffer.from(hex, 'hex').toString('base64url'), note: unknown };
  }
  const read = readCertificate(given);
  if (!read) throw refuse.client_certificate_unreadable();
  const { thumbprint, expiresAt } = read;
  if (expiresAt <= nowMs) throw refuse.client_certificate_over();
  const subject = read.subject.slice(0, longestSubject);
  return { thumbprint, note: { subject, expiresAt, addedAt: nowMs } };
}
