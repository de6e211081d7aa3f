import { randomInt } from 'node:crypto';

/**
 * Crockford's base 32: ten digits and the capitals without I, L, O and U, so that a code read from
 * paper or said on the phone has one reading.
 */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const referenceLength = 6;

/**
 * Six characters to say on the phone, for an order: 30 random bits. Short enough to be guessed and
 * to come twice, so it opens nothing and finds nothing alone: ask for the number as well.
 */
export function newReference(): string {
  return Array.from({ length: referenceLength }, () => codeAlphabet[randomInt(32)]).join('');
}

/**
 * A code as people type it: small letters, blanks and hyphens anywhere, O for 0, I and L for 1.
 * Undefined when anything else is in it or its length is another.
 */
export function readCode(text: string, length: number): string | undefined {
  if (text.length > 4 * length) return undefined;
  const code = text
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const isCode = code.length === length && /^[0-9A-HJKMNP-TV-Z]*$/.test(code);
  return isCode ? code : undefined;
}
