import { createHmac, randomBytes } from 'node:crypto';
import { type InstantMs, secondMs } from '#base';
import { isSameText } from './same-text.ts';

/** 160 bits, what RFC 4226, 4 (R6) recommends and every authenticator takes. */
const secretBytes = 20;
const stepMs = 30 * secondMs;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A secret in base32 (RFC 4648, 6), as authenticators take it typed. */
export function newTotpSecret(): string {
  return [...randomBytes((secretBytes * 8) / 5)].map((byte) => alphabet[byte & 31]).join('');
}

/** 32 characters of base32, which is 160 bits without padding. */
export function isTotpSecret(text: string): boolean {
  return /^[A-Z2-7]{32}$/.test(text);
}

function bytesOf(secret: string): Buffer {
  let bits = 0n;
  for (const character of secret) bits = (bits << 5n) | BigInt(alphabet.indexOf(character));
  return Buffer.from(bits.toString(16).padStart((secret.length * 5) / 4, '0'), 'hex');
}

/** The code of one time step (RFC 6238 over RFC 4226, 5.3, HMAC-SHA-1). */
function codeOf(key: Buffer, step: number, digits: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 15;
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits;
  return number.toString().padStart(digits, '0');
}

/** The code that an authenticator with this secret shows at an instant of the one clock. */
export function totpAt(secret: string, atMs: InstantMs, digits = 6): string {
  return codeOf(bytesOf(secret), Math.floor(atMs / stepMs), digits);
}

/**
 * The time step that the code is of, or undefined. One step before and after is taken too, since
 * phones and people are late (RFC 6238, 5.2); a step at or before `lastStep` is not, since a code
 * that was used once may have been seen. All three are compared, so that the time says nothing.
 */
export function totpStep(
  secret: string,
  code: string,
  nowMs: InstantMs,
  lastStep: number,
): number | undefined {
  const key = bytesOf(secret);
  const current = Math.floor(nowMs / stepMs);
  return [current - 1, current, current + 1]
    .filter((step) => isSameText(codeOf(key, step, 6), code))
    .find((step) => step > lastStep);
}

/** What an authenticator reads from a QR code, and lists under the issuer's name. */
export function totpUri(secret: string, login: string, issuer = 'Lowu'): string {
  // A colon would end the name before its end.
  const name = issuer.replaceAll(':', ' ');
  const label = encodeURIComponent(`${name}:${login}`);
  const rules = `issuer=${encodeURIComponent(name)}&algorithm=SHA1&digits=6&period=30`;
  return `otpauth://totp/${label}?secret=${secret}&${rules}`;
}
