import { randomInt } from 'node:crypto';
import { codeAlphabet, readCode } from '#base';
import type { Keyring } from '#platform/secrets';

const length = 10;

/** Fifty random bits, to be typed at the machine within the hour. */
export function newEnrolmentCode(): string {
  return Array.from({ length }, () => codeAlphabet[randomInt(32)]).join('');
}

/** Undefined where it cannot be a code. */
export function enrolmentFingerprint(secrets: Keyring, typed: string): Buffer | undefined {
  const code = readCode(typed, length);
  return code === undefined ? undefined : secrets.fingerprint(code, 'kiosks.enrolment');
}
