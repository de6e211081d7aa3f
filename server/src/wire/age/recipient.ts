import { createPublicKey, type KeyObject } from 'node:crypto';
import { bech32Text, readBech32 } from './bech32.ts';

/** Of a public key of X25519, as age writes it. */
const prefix = 'age';
const keyBytes = 32;

/** To whom a file is encrypted: a public key of X25519. */
export interface Recipient {
  readonly bytes: Buffer;
  readonly key: KeyObject;
}

/** Reads `age1…`, as `age-keygen` shows it; undefined where it is none. */
export function readRecipient(text: string): Recipient | undefined {
  const bytes = readBech32(prefix, text.trim());
  if (bytes?.length !== keyBytes) return undefined;
  const jwk = { kty: 'OKP', crv: 'X25519', x: bytes.toString('base64url') };
  return { bytes, key: createPublicKey({ key: jwk, format: 'jwk' }) };
}

/** The text of a public key of X25519. */
export function recipientText(key: KeyObject): string {
  return bech32Text(prefix, rawOf(key));
}

/** The 32 bytes of a public key. */
export function rawOf(key: KeyObject): Buffer {
  const { x = '' } = key.export({ format: 'jwk' });
  return Buffer.from(x, 'base64url');
}
