import { type Dialect, formatOf } from './dialect.ts';
import type { FieldFormat } from './field-formats.ts';
import { writeDigits, writeText } from './letters.ts';
import type { IsoMessage } from './message.ts';
import { WrongMessage } from './wrong-message.ts';

/**
 * Writes a message without its length. What does not fit its field is a fault of the caller's.
 *
 * @throws WrongMessage for a field that the dialect has not, or that does not fit.
 */
export function encodeMessage(dialect: Dialect, message: IsoMessage): Buffer {
  const { type, header } = message;
  const packed = dialect.digits === 'packed';
  const numbers = fieldsOf(message);
  return Buffer.concat([
    headerOf(dialect, header),
    writeDigits(dialect, type, packed),
    bitmapOf(dialect, numbers),
    ...numbers.map((field) => writeField(dialect, field, message.fields[field] ?? '')),
  ]);
}

function headerOf({ headerOctets }: Dialect, header: Buffer = Buffer.alloc(headerOctets)): Buffer {
  if (header.length !== headerOctets) throw new WrongMessage(`a header of ${header.length} octets`);
  return header;
}

function fieldsOf({ fields }: IsoMessage): number[] {
  return Object.keys(fields)
    .map(Number)
    .sort((one, other) => one - other);
}

function bitmapOf(dialect: Dialect, numbers: readonly number[]): Buffer {
  const isLong = (numbers.at(-1) ?? 0) > 64;
  const bits = Buffer.alloc(isLong ? 16 : 8);
  for (const field of isLong ? [1, ...numbers] : numbers) {
    const at = (field - 1) >> 3;
    bits[at] = (bits[at] ?? 0) | (0x80 >> ((field - 1) & 7));
  }
  return dialect.bitmap === 'binary'
    ? bits
    : writeText(dialect, bits.toString('hex').toUpperCase());
}

function writeField(dialect: Dialect, field: number, value: string): Buffer {
  const format = formatOf(dialect, field);
  if (!format) throw new WrongMessage(`no field ${field}`);
  const filled = fill(format, value, field);
  const body = bodyOf(dialect, format, filled);
  if (format.prefix === undefined) return body;
  const { length } = format.kind === 'octets' ? body : filled;
  const prefix = String(length).padStart(format.prefix, '0');
  return Buffer.concat([writeDigits(dialect, prefix, dialect.lengths === 'packed'), body]);
}

function bodyOf(dialect: Dialect, { kind }: FieldFormat, value: string): Buffer {
  const packed = dialect.digits === 'packed';
  switch (kind) {
    case 'digits':
      return writeDigits(dialect, value, packed);
    case 'text':
      return writeText(dialect, value);
    case 'octets':
      return Buffer.from(value, 'hex');
    case 'signed':
      return Buffer.concat([
        writeText(dialect, value.slice(0, 1)),
        writeDigits(dialect, value.slice(1), packed),
      ]);
  }
}

const shapes: Readonly<Record<FieldFormat['kind'], RegExp>> = {
  digits: /^\d*$/,
  text: /^[\x20-\x7e]*$/,
  octets: /^(?:[0-9A-F]{2})*$/,
  signed: /^[CD]\d+$/,
};

/** Fixed fields have all of their length; of a signed one it counts the digits. */
function fill({ kind, length, prefix }: FieldFormat, value: string, field: number): string {
  const given = kind === 'octets' ? value.length / 2 : value.length - (kind === 'signed' ? 1 : 0);
  if (!shapes[kind].test(value) || given > length) {
    throw new WrongMessage(`field ${field} does not hold ${JSON.stringify(value)}`);
  }
  if (prefix !== undefined) return value;
  switch (kind) {
    case 'digits':
      return value.padStart(length, '0');
    case 'text':
      return value.padEnd(length, ' ');
    case 'octets':
      return value.padStart(2 * length, '0');
    case 'signed':
      return value.slice(0, 1) + value.slice(1).padStart(length, '0');
  }
}
