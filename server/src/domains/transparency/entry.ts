import { hash } from 'node:crypto';
import type { Keyring } from '#platform/secrets';

const saltBytes = 16;
const purpose = 'transparency.leaf.salt';

/**
 * What proves an entry to whoever has it: salt and text. The entry itself is their hash, so that
 * the published log tells nothing.
 */
export function openingOf(secrets: Keyring, text: string): Buffer {
  const salt = secrets.fingerprint(text, purpose).subarray(0, saltBytes);
  return Buffer.concat([salt, Buffer.from(text, 'utf8')]);
}

export function entryOf(opening: Uint8Array): Buffer {
  return hash('sha256', opening, 'buffer');
}
