import { randomBytes } from 'node:crypto';
import { checkDigitOf } from '#base';
import type { Keyring } from '#platform/secrets';

const freeDigits = 15;
const form = /^\d{16}$/;
/** 128 bits more than the digits need, so that no code is likelier than another by a measure. */
const bitsFor = 10n ** BigInt(freeDigits);

/**
 * Sixteen digits, the last of which checks the others. A wrong one is a slip of the finger, and
 * says so without anything being looked up.
 */
export function newCode(): string {
  return codeFrom(randomBytes(16));
}

/** A code made of sixteen random bytes or more. */
export function codeFrom(bytes: Buffer): string {
  const number = BigInt(`0x${bytes.subarray(0, 16).toString('hex')}`) % bitsFor;
  const digits = number.toString().padStart(freeDigits, '0');
  return digits + checkDigitOf(digits);
}

/** A code as people type it, in groups and in full-width signs; undefined where it was mistyped. */
export function readCode(typed: string): string | undefined {
  const code = typed.normalize('NFKC').replace(/[\s.·‐-―-]/g, '');
  const isRight = form.test(code) && checkDigitOf(code.slice(0, -1)) === code.slice(-1);
  return isRight ? code : undefined;
}

/** `1234 5678 9012 3456`, as it is printed and shown. */
export function shownCode(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** By what a code is found: 128 bits of a hash whose key is not in the database. */
export function hashOfCode(secrets: Keyring, code: string): string {
  return secrets.fingerprint(code, 'vouchers.code').toString('hex').slice(0, 32);
}
