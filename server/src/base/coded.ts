/** A code, and behind it what it names as JSON: whoever shows it has the words. */
export function coded(code: string, what: Readonly<Record<string, string | number>>): string {
  return `${code} ${JSON.stringify(what)}`;
}
