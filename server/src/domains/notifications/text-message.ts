/**
 * How a text travels as SMS: its alphabet, its length in that alphabet's units, and in how many
 * parts.
 */
export interface TextMessagePart {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly units: number;
  readonly parts: number;
}

/** The default alphabet of 3GPP TS 23.038, 6.2.1, without the escape character. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** The extension table, 6.2.1.1: each takes an escape and so two septets. */
const extended = '\f^{}\\[~]|€';

/** Septets of each UTF-16 unit, 0 for what the alphabet has not; all it has lie below this. */
const septets = new Uint8Array(0x2100);
for (const character of basic) septets[character.charCodeAt(0)] = 1;
for (const character of extended) septets[character.charCodeAt(0)] = 2;

/** A part of several loses six bytes to the header that joins them (TS 23.040, 9.2.3.24.1). */
const capacity = { 'GSM-7': { alone: 160, joined: 153 }, 'UCS-2': { alone: 70, joined: 67 } };

export function partOf(text: string): TextMessagePart {
  const count = septetsIn(text);
  const encoding = count === undefined ? 'UCS-2' : 'GSM-7';
  const units = count ?? text.length;
  const { alone, joined } = capacity[encoding];
  return { encoding, units, parts: units <= alone ? 1 : Math.ceil(units / joined) };
}

/** Undefined as soon as a sign is not in the alphabet: in Chinese that is mostly the first. */
function septetsIn(text: string): number | undefined {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const width = septets[text.charCodeAt(at)] ?? 0;
    if (width === 0) return undefined;
    count += width;
  }
  return count;
}
