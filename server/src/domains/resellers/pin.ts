import { timingSafeEqual } from 'node:crypto';
import type { Keyring } from '#platform/secrets';
import { refuse } from './refusals.ts';

const shape = /^\d{6}$/;
const digits = '01234567890';
const down = '09876543210';

/** Refuses with `pin_weak` what is not six digits, or what everybody tries first. */
export function requireGoodPin(pin: string): void {
  const isAlike = new Set(pin).size < 3;
  const isRow = digits.includes(pin) || down.includes(pin);
  if (!shape.test(pin) || isAlike || isRow) throw refuse.pin_weak();
}

/**
 * What a session keeps of its PIN. A PIN is a million guesses; with the token in it, of which the
 * table has nothing, whoever reads the table can make none of them.
 */
export function pinProof(secrets: Keyring, token: string, pin: string): Buffer {
  return secrets.fingerprint(`${token} ${pin}`, 'resellers.pin');
}

export function isProved(secrets: Keyring, token: string, pin: string, proof: Buffer): boolean {
  return timingSafeEqual(pinProof(secrets, token, pin), proof);
}
