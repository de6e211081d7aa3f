import { WrongMessage } from './wrong-message.ts';

/**
 * EBCDIC of code page 37, invariant part: letters, digits and the signs that names and references
 * are made of. IBM, CDRA, code page 00037.
 */
const rows: readonly (readonly [first: number, signs: string])[] = [
  [0x40, ' '],
  [0x4b, '.<(+|'],
  [0x50, '&'],
  [0x5a, '!$*);'],
  [0x60, '-/'],
  [0x6b, ',%_>?'],
  [0x79, '`:#@\'="'],
  [0x81, 'abcdefghi'],
  [0x91, 'jklmnopqr'],
  [0xa1, '~stuvwxyz'],
  [0xc0, '{ABCDEFGHI'],
  [0xd0, '}JKLMNOPQR'],
  [0xe0, '\\'],
  [0xe2, 'STUVWXYZ'],
  [0xf0, '0123456789'],
];

const octetOf = new Map<string, number>();
const signOf = new Map<number, string>();
for (const [first, signs] of rows) {
  for (const [index, sign] of Array.from(signs).entries()) {
    octetOf.set(sign, first + index);
    signOf.set(first + index, sign);
  }
}

/** @throws WrongMessage for a sign that is not of the invariant part. */
export function toEbcdic(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (sign) => {
      const octet = octetOf.get(sign);
      if (octet === undefined) throw new WrongMessage(`EBCDIC has no ${JSON.stringify(sign)}`);
      return octet;
    }),
  );
}

/** @throws WrongMessage for an octet that is no such sign. */
export function fromEbcdic(octets: Buffer): string {
  return Array.from(octets, (octet) => {
    const sign = signOf.get(octet);
    if (sign === undefined) throw new WrongMessage(`no EBCDIC sign is 0x${octet.toString(16)}`);
    return sign;
  }).join('');
}
