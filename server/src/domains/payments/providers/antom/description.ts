const longest = 256;

/** A text as Antom takes it: no control characters, not empty, at most 256 characters. */
export function descriptionOf(text: string): string {
  const allowed = text.replaceAll(/\p{Cc}+/gu, ' ').toWellFormed();
  const short = allowed.trim().slice(0, longest);
  return short.replace(/[\ud800-\udbff]$/, '') || '-';
}
