/** Bech32 as BIP 173 has it, without its limit of ninety signs, which age lifts. */
const signs = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;
const checksumLength = 6;

function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, polynomial] of generator.entries()) {
      if ((top >>> bit) & 1) sum ^= polynomial;
    }
  }
  return sum >>> 0;
}

function expanded(prefix: string): number[] {
  const codes = [...Buffer.from(prefix)];
  return [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)];
}

/** Bytes as a text in lower case that begins with a prefix and ends with a checksum. */
export function bech32Text(prefix: string, bytes: Uint8Array): string {
  const words = fives(bytes);
  const room = Array.from({ length: checksumLength }, () => 0);
  const sum = polymod([...expanded(prefix), ...words, ...room]) ^ 1;
  const check = room.map((_, index) => (sum >>> (5 * (checksumLength - 1 - index))) & 31);
  return `${prefix}1${[...words, ...check].map((word) => signs[word]).join('')}`;
}

/** The bytes of such a text, in one case; undefined where it is none of this prefix. */
export function readBech32(prefix: string, text: string): Buffer | undefined {
  if (text !== text.toLowerCase() && text !== text.toUpperCase()) return undefined;
  const lower = text.toLowerCase();
  if (!lower.startsWith(`${prefix}1`)) return undefined;
  const words = lower
    .slice(prefix.length + 1)
    .split('')
    .map((sign) => signs.indexOf(sign));
  if (words.length < checksumLength || words.includes(-1)) return undefined;
  if (polymod([...expanded(prefix), ...words]) !== 1) return undefined;
  return eights(words.slice(0, -checksumLength));
}

/** Bytes as groups of five bits, filled up with zeros at the end. */
function fives(bytes: Uint8Array): number[] {
  const { groups, held, bits } = regrouped(bytes, 8, 5);
  return bits > 0 ? [...groups, held << (5 - bits)] : groups;
}

/**
 * The bytes in groups of five bits; undefined where more is left over than the zeros at the end.
 */
function eights(words: readonly number[]): Buffer | undefined {
  const { groups, held, bits } = regrouped(words, 5, 8);
  return bits < 5 && held === 0 ? Buffer.from(groups) : undefined;
}

function regrouped(values: Iterable<number>, from: number, to: number) {
  const groups: number[] = [];
  let held = 0;
  let bits = 0;
  for (const value of values) {
    held = (held << from) | value;
    bits += from;
    while (bits >= to) {
      bits -= to;
      groups.push(held >>> bits);
      held &= (1 << bits) - 1;
    }
  }
  return { groups, held, bits };
}
