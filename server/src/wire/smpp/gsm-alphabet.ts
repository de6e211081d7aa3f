/** The default alphabet of 3GPP TS 23.038, 6.2.1; the sign at 27 is the escape, here a blank. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u00a0ÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** The extension table, 6.2.1.1: each stands behind an escape and so takes two septets. */
const extended: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
};
const escape = 0x1b;

/** By UTF-16 unit: the septet, behind an escape where `isExtended`; 255 for what there is not. */
const septetOf = new Uint8Array(0x2100).fill(255);
const isExtended = new Uint8Array(0x2100);
for (let septet = 0; septet < 128; septet += 1) {
  if (septet !== escape) septetOf[basic.charCodeAt(septet)] = septet;
}
const extendedSigns = new Map<number, string>();
for (const [sign, septet] of Object.entries(extended)) {
  septetOf[sign.charCodeAt(0)] = septet;
  isExtended[sign.charCodeAt(0)] = 1;
  extendedSigns.set(septet, sign);
}

/** How many septets a sign takes: 1, 2, or 0 where the alphabet has it not. */
export function septetsOf(unit: number): 0 | 1 | 2 {
  if ((septetOf[unit] ?? 255) === 255) return 0;
  return isExtended[unit] === 1 ? 2 : 1;
}

/**
 * One septet in each octet, as SMPP carries the alphabet. What it does not have becomes a question
 * mark: `septetsOf` tells beforehand.
 */
export function encodeGsm(text: string): Buffer {
  const octets = Buffer.allocUnsafe(text.length * 2);
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const septet = septetOf[unit] ?? 255;
    if (isExtended[unit] === 1) octets[at++] = escape;
    octets[at++] = septet === 255 ? 0x3f : septet;
  }
  return octets.subarray(0, at);
}

/** An escape before a sign that the extension has not is passed over, as 6.2.1.1 wants it. */
export function decodeGsm(octets: Buffer): string {
  let text = '';
  for (let at = 0; at < octets.length; at += 1) {
    const septet = (octets[at] ?? 0) & 0x7f;
    if (septet !== escape) {
      text += basic[septet];
      continue;
    }
    at += 1;
    const next = octets[at];
    if (next !== undefined) text += extendedSigns.get(next & 0x7f) ?? basic[next & 0x7f];
  }
  return text;
}
