import { newToken, tokenHash } from '#identity';
import type { Keyring } from '#platform/secrets';

/** Says what it is, so that those who look for leaked secrets find it. */
const prefix = 'lowu_sk_';

/** 256 random bits: nothing that could be guessed, so a keyed hash of it is enough. */
export function newSecret(): string {
  return prefix + newToken();
}

const shape = /^lowu_sk_[A-Za-z0-9_-]{43}$/;

export function isSecret(text: string): boolean {
  return shape.test(text);
}

/** The only form in which a secret is kept. */
export function secretHash(keyring: Keyring, secret: string): Buffer {
  return tokenHash(keyring, 'partner_secret', secret);
}
