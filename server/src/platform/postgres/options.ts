/**
 * A database's URL with options for the server behind those it has. pg takes the options of a URL
 * instead of its own, so that ours would be lost without a word: time zone, timeouts, role.
 */
export function withOptions(url: string, options: string): string {
  const parsed = new URL(url);
  const before = parsed.searchParams.get('options');
  parsed.searchParams.set('options', before === null ? options : `${before} ${options}`);
  return parsed.href;
}
