const mostBytes = 127;

/**
 * A text for the payer as WeChat takes it: no control characters, at most 127 bytes of UTF-8 (its
 * documents say characters; the older ones, and some answers, count bytes), none of them cut.
 */
export function descriptionOf(text: string, most: number = mostBytes): string {
  const allowed = text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .trim();
  let bytes = 0;
  let description = '';
  for (const character of allowed) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    description += character;
  }
  return description;
}
