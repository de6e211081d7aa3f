import { timingSafeEqual } from 'node:crypto';
import type { Keyring } from '#platform/secrets';
import { refuse } from './refusals.ts';

const shape = /^\d{6}$/;
const digits = '01234567890';
const down = '09876543210';

/** Six digits, and not what everybody tries first. */
export function isGoodPin(pin: string): boolean {
  const isAlike = new Set(pin).size < 3;
  const isRow = digits.includes(pin) || down.includes(pin);
  return shape.test(pin) && !isAlike && !isRow;
}

/** Refuses with `pin_weak`. */
export function requireGoodPin(pin: string): void {
  if (!isGoodPin(pin)) throw refuse.pin_weak();
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
