import { randomWord } from './random-word.ts';

/**
 * Crockford's base 32: ten digits and the capitals without I, L, O and U, so that a code read from
 * paper or said on the phone has one reading.
 */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Six characters to say on the phone, for an order: 30 random bits. Short enough to be guessed and
 * to come twice, so it opens nothing and finds nothing alone: ask for the number as well.
 */
export function newReference(): string {
  return textOfBits(randomWord() >>> 2);
}

/** The low thirty bits as six characters. */
export function textOfBits(bits: number): string {
  let text = '';
  for (let shift = 25; shift >= 0; shift -= 5) text += codeAlphabet[(bits >>> shift) & 31];
  return text;
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
