import { type Dialect, formatOf } from './dialect.ts';
import type { FieldFormat } from './field-formats.ts';
import { octetsOfDigits, readDigits, readText } from './letters.ts';
import type { IsoMessage } from './message.ts';
import { WrongMessage } from './wrong-message.ts';

/**
 * Reads a message without its length, all of it. Blanks at the end of fixed text are padding and
 * are left out.
 *
 * @throws WrongMessage for what is no message of this dialect.
 */
export function decodeMessage(dialect: Dialect, octets: Buffer): IsoMessage {
  const reader = new Reader(dialect, octets);
  const header = reader.take(dialect.headerOctets);
  const type = reader.digits(4);
  const fields: Record<number, string> = {};
  for (const field of reader.bitmap()) {
    const format = formatOf(dialect, field);
    if (!format) throw new WrongMessage(`a field ${field}, whose length nobody knows`);
    fields[field] = reader.field(format, field);
  }
  if (reader.left > 0) throw new WrongMessage(`${reader.left} octets behind the last field`);
  return dialect.headerOctets > 0 ? { type, fields, header } : { type, fields };
}

class Reader {
  readonly #dialect: Dialect;
  readonly #octets: Buffer;
  #at = 0;

  constructor(dialect: Dialect, octets: Buffer) {
    this.#dialect = dialect;
    this.#octets = octets;
  }

  get left(): number {
    return this.#octets.length - this.#at;
  }

  take(count: number): Buffer {
    if (count > this.left) throw new WrongMessage(`${count - this.left} octets are missing`);
    this.#at += count;
    return this.#octets.subarray(this.#at - count, this.#at);
  }

  digits(count: number): string {
    const packed = this.#dialect.digits === 'packed';
    return readDigits(this.#dialect, this.take(octetsOfDigits(count, packed)), count, packed);
  }

  /** The numbers of the fields that are there, without the bitmaps themselves. */
  bitmap(): number[] {
    const first = this.#eight();
    const isLong = ((first[0] ?? 0) & 0x80) !== 0;
    const bits = isLong ? Buffer.concat([first, this.#eight()]) : first;
    const fields: number[] = [];
    for (let field = 2; field <= bits.length * 8; field += 1) {
      if (((bits[(field - 1) >> 3] ?? 0) & (0x80 >> ((field - 1) & 7))) !== 0) fields.push(field);
    }
    return fields;
  }

  #eight(): Buffer {
    if (this.#dialect.bitmap === 'binary') return this.take(8);
    const hex = readText(this.#dialect, this.take(16));
    if (!/^[0-9A-Fa-f]{16}$/.test(hex)) throw new WrongMessage('a bitmap that is not hexadecimal');
    return Buffer.from(hex, 'hex');
  }

  field(format: FieldFormat, field: number): string {
    const { kind, prefix } = format;
    const length = prefix === undefined ? format.length : this.#length(prefix);
    if (length > format.length) throw new WrongMessage(`field ${field} has ${length}`);
    switch (kind) {
      case 'digits':
        return this.digits(length);
      case 'text': {
        const text = readText(this.#dialect, this.take(length));
        return prefix === undefined ? text.trimEnd() : text;
      }
      case 'octets':
        return this.take(length).toString('hex').toUpperCase();
      case 'signed': {
        const sign = readText(this.#dialect, this.take(1));
        if (sign !== 'C' && sign !== 'D') throw new WrongMessage(`field ${field} has no sign`);
        return sign + this.digits(length);
      }
    }
  }

  #length(digits: 2 | 3): number {
    const packed = this.#dialect.lengths === 'packed';
    const octets = this.take(octetsOfDigits(digits, packed));
    return Number(readDigits(this.#dialect, octets, digits, packed));
  }
}
