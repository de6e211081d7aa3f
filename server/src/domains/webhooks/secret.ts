import { randomBytes } from 'node:crypto';

/** Standard Webhooks asks for 24 to 64 bytes, and says by a prefix what the text is. */
const prefix = 'whsec_';
const secretBytes = 32;

/** What a secret is sealed for in its column. */
export const secretPurpose = 'webhooks.endpoint.secret';

export function newSecret(): string {
  return prefix + randomBytes(secretBytes).toString('base64');
}

export function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(prefix.length), 'base64');
}
