const longest = 256;
/**
 * Alipay forbids these in `subject`, because they once stood between the parts of a signed text.
 */
const forbidden: Readonly<Record<string, string>> = { '/': '／', '=': '＝', '&': '＆' };

/**
 * A text for the payer as Alipay takes it: the forbidden characters in their full width, no control
 * characters, at most 256 characters and none of them cut in half.
 */
export function titleOf(text: string): string {
  const allowed = text
    .replaceAll(/[/=&]/g, (character) => forbidden[character] ?? ' ')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .trim();
  return allowed.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}
