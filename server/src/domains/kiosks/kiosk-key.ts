import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { refuse } from './refusals.ts';

/** The public half of a key on the curve P-256, as RFC 7518, 6.2, writes it. */
export interface KioskKey {
  readonly x: string;
  readonly y: string;
}

/** As the database keeps it. Refuses with `kiosk_key_invalid` what is no point of the curve. */
export function publicKeyText({ x, y }: KioskKey): string {
  const key: JsonWebKey = { kty: 'EC', crv: 'P-256', x, y };
  try {
    return createPublicKey({ key, format: 'jwk' })
      .export({ type: 'spki', format: 'der' })
      .toString('base64');
  } catch {
    throw refuse.kiosk_key_invalid();
  }
}
