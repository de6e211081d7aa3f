import { septetsOf } from './gsm-alphabet.ts';

/** How a text travels as SMS. */
export interface TextParts {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** In the alphabet's units: septets, or UTF-16 units. */
  readonly units: number;
  /** What each part says; an empty text is one empty part. */
  readonly parts: readonly string[];
}

/** A part of several loses six octets to the header that joins them (TS 23.040, 9.2.3.24.1). */
const capacity = { 'GSM-7': { alone: 160, joined: 153 }, 'UCS-2': { alone: 70, joined: 67 } };

/** Cuts a text where it must be, but never a sign of two units into halves. */
export function partsOf(text: string): TextParts {
  const septets = septetsIn(text);
  const encoding = septets === undefined ? 'UCS-2' : 'GSM-7';
  const units = septets ?? text.length;
  const { alone, joined } = capacity[encoding];
  return { encoding, units, parts: units <= alone ? [text] : cut(text, encoding, joined) };
}

/** Undefined as soon as a sign is not in the alphabet: in Chinese that is mostly the first. */
function septetsIn(text: string): number | undefined {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const width = septetsOf(text.charCodeAt(at));
    if (width === 0) return undefined;
    count += width;
  }
  return count;
}

function cut(text: string, encoding: TextParts['encoding'], most: number): string[] {
  const parts: string[] = [];
  let part = '';
  let units = 0;
  // By code points, so that the halves of a surrogate pair stay together.
  for (const sign of text) {
    const width = encoding === 'UCS-2' ? sign.length : septetsOf(sign.charCodeAt(0));
    if (units + width > most) {
      parts.push(part);
      part = '';
      units = 0;
    }
    part += sign;
    units += width;
  }
  parts.push(part);
  return parts;
}
