import { randomInt } from 'node:crypto';
import type { Keyring } from '#platform/secrets';
import type { OwnerId } from './reach.ts';

/** How often one may guess at a code before another has to be asked for. */
export const mostGuesses = 5;

/** Six digits from the system's generator, every one of the million alike. */
export function newEmailCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}

/** Bound to its owner and address: a code for one address confirms no other. */
export function emailCodeHash(
  secrets: Keyring,
  code: string,
  owner: OwnerId,
  address: string,
): Buffer {
  return secrets.fingerprint(`${code} ${owner} ${address}`, 'notifications.email_check.code');
}
