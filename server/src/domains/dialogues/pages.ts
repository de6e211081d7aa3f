import { partsOf } from '#wire/smpp';

/**
 * What one page of USSD holds: 182 septets in 160 octets (3GPP TS 23.038, 5), and of Chinese what
 * gateways take for certain, as one SMS does.
 */
const most = { 'GSM-7': 182, 'UCS-2': 70 } as const;
/** Room for the line that says how to go on. */
const roomForMore = 12;

export function fitsPage(text: string): boolean {
  const { encoding, units } = partsOf(text);
  return units <= most[encoding];
}

/** Puts lines on as many pages as they need; all but the last end with `more`. */
export function pagesOf(
  lines: readonly string[],
  more: string,
  tail: readonly string[] = [],
): string[] {
  const pages: string[] = [];
  let left = lines.flatMap(cutLine);
  while (left.length > 0 && !fitsPage([...left, ...tail].join('\n'))) {
    let count = left.length;
    while (count > 1 && !fitsPage([...left.slice(0, count), more].join('\n'))) count -= 1;
    pages.push([...left.slice(0, count), more].join('\n'));
    left = left.slice(count);
  }
  return [...pages, [...left, ...tail].join('\n')];
}

/** A line that no page could hold is cut, by code points so that no sign is halved. */
function cutLine(line: string): string[] {
  const longest = most[partsOf(line).encoding] - roomForMore;
  if (partsOf(line).units <= longest) return [line];
  const signs = Array.from(line);
  const half = Math.ceil(signs.length / 2);
  return [signs.slice(0, half).join(''), signs.slice(half).join('')].flatMap(cutLine);
}
