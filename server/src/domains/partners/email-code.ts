import { type InstantMs, minuteMs } from '#base';
import type { Keyring } from '#platform/secrets';

/** For so long a code can be typed at least, and for less than twice as long. */
export const emailCodeMinutes = 15;
const windowMs = emailCodeMinutes * minuteMs;

/** After this instant the code of an instant is nothing any more. */
export function emailCodeEndsAt(atMs: InstantMs): InstantMs {
  return (Math.floor(atMs / windowMs) + 2) * windowMs;
}

/**
 * Six digits that only we can know of an address and a quarter of an hour. Nothing is kept of
 * somebody who never comes back, and who asks twice is mailed the same.
 */
export function emailCodeAt(secrets: Keyring, email: string, atMs: InstantMs): string {
  const window = Math.floor(atMs / windowMs);
  const hash = secrets.fingerprint(`${window} ${email}`, 'partners.email_code');
  return (hash.readUIntBE(0, 6) % 1_000_000).toString().padStart(6, '0');
}

/** Of this quarter of an hour or of the one before. */
export function isEmailCode(
  secrets: Keyring,
  email: string,
  code: string,
  nowMs: InstantMs,
): boolean {
  return [nowMs, nowMs - windowMs].some((atMs) => emailCodeAt(secrets, email, atMs) === code);
}
