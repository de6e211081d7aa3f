import { randomInt } from 'node:crypto';

/** Crockford's digits: none that is taken for another on a bad line. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Six characters to say on the phone, together with a number: not a key, and not a secret. */
export function newReference(): string {
  return Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
