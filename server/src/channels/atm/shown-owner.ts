import { gbkOf } from './gbk.ts';

/** In which a network carries signs that are not of every machine. */
export type OwnerCharset = 'utf8' | 'gbk';

const mostSigns = 25;

/**
 * A masked name as its field holds it: octets in hexadecimal digits where the two have agreed on a
 * charset. Else in the signs that every machine's network carries. What is hidden is a star; a
 * Chinese name has none of those signs, and its stars say how long it is.
 */
export function shownOwner(maskedOwner: string, charset: OwnerCharset | undefined): string {
  const signs = Array.from(maskedOwner).slice(0, mostSigns);
  if (charset === undefined) {
    return signs.map((sign) => (/[\x20-\x7e]/.test(sign) ? sign : '?')).join('');
  }
  const octets = charset === 'gbk' ? gbkOf(signs) : Buffer.from(signs.join(''), 'utf8');
  return octets.toString('hex').toUpperCase();
}
