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

const septets = new Map<string, number>();
for (const character of basic) septets.set(character, 1);
for (const character of extended) septets.set(character, 2);

/** A part of several loses six bytes to the header that joins them (TS 23.040, 9.2.3.24.1). */
const capacity = { 'GSM-7': { alone: 160, joined: 153 }, 'UCS-2': { alone: 70, joined: 67 } };

export function partOf(text: string): TextMessagePart {
  let units = 0;
  for (const character of text) units += septets.get(character) ?? Number.NaN;
  const encoding = Number.isNaN(units) ? 'UCS-2' : 'GSM-7';
  const length = encoding === 'GSM-7' ? units : text.length;
  const { alone, joined } = capacity[encoding];
  return { encoding, units: length, parts: length <= alone ? 1 : Math.ceil(length / joined) };
}
