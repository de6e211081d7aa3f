/**
 * A masked name in the signs that every machine's network carries. What is hidden is a star; a
 * Chinese name has none of those signs, and its stars say how long it is.
 */
export function shownOwner(maskedOwner: string): string {
  return Array.from(maskedOwner, (sign) => (/[\x20-\x7e]/.test(sign) ? sign : '?'))
    .join('')
    .slice(0, 25);
}
