import type { Dialect } from './dialect.ts';
import { fromEbcdic, toEbcdic } from './ebcdic.ts';
import { WrongMessage } from './wrong-message.ts';

const printable = /^[\x20-\x7e]*$/;

export function writeText({ letters }: Dialect, text: string): Buffer {
  if (letters === 'ebcdic') return toEbcdic(text);
  if (!printable.test(text)) throw new WrongMessage('a sign that ASCII has not');
  return Buffer.from(text, 'latin1');
}

export function readText({ letters }: Dialect, octets: Buffer): string {
  if (letters === 'ebcdic') return fromEbcdic(octets);
  const text = octets.toString('latin1');
  if (!printable.test(text)) throw new WrongMessage('a sign that ASCII has not');
  return text;
}

/** An odd count is packed with a zero in front, as most hosts do. */
export function writeDigits(dialect: Dialect, digits: string, packed: boolean): Buffer {
  if (!packed) return writeText(dialect, digits);
  return Buffer.from(digits.length % 2 === 1 ? `0${digits}` : digits, 'hex');
}

export function octetsOfDigits(count: number, packed: boolean): number {
  return packed ? Math.ceil(count / 2) : count;
}

/** @throws WrongMessage for anything but digits. */
export function readDigits(
  dialect: Dialect,
  octets: Buffer,
  count: number,
  packed: boolean,
): string {
  const digits = packed ? octets.toString('hex').slice(-count) : readText(dialect, octets);
  if (!/^\d*$/.test(digits) || (packed && count % 2 === 1 && (octets[0] ?? 0) > 0x0f)) {
    throw new WrongMessage('something else than digits');
  }
  return digits;
}
