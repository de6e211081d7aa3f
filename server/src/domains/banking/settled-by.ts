/**
 * The connector that a sender settles, or null for anybody else. A name counts as whole words:
 * ANTOM is no part of PHANTOM. Of several names the longest counts, since it says most.
 */
export function settledBy(senders: string, counterparty: string): string | null {
  const name = plain(counterparty);
  const known = senders
    .split(',')
    .map((pair) => pair.split('='))
    .flatMap(([part = '', connector]) => (connector ? [{ part: plain(part), connector }] : []))
    .filter(({ part }) => part !== '' && hasWords(name, part))
    .toSorted((one, other) => other.part.length - one.part.length);
  return known[0]?.connector ?? null;
}

function plain(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/\s+/g, ' ').trim();
}

/** Between Latin letters and digits a word has its ends; Chinese is written without any. */
function hasWords(name: string, part: string): boolean {
  for (let at = name.indexOf(part); at >= 0; at = name.indexOf(part, at + 1)) {
    const ends = [name.slice(0, at).at(-1), part.at(0), part.at(-1), name.at(at + part.length)];
    const [before, first, last, after] = ends.map((sign) =>
      /[\p{Script=Latin}\p{N}]/u.test(sign ?? ''),
    );
    if (!(before && first) && !(last && after)) return true;
  }
  return false;
}
