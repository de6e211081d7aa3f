import { assert } from '#base';

/** What is read past the end, or has no end, of the octets of one PDU. */
export class OutOfOctets extends Error {
  override readonly name = 'OutOfOctets';
}

/** Reads fields one after another. */
export class OctetReader {
  readonly #octets: Buffer;
  #at: number;

  constructor(octets: Buffer, from = 0) {
    this.#octets = octets;
    this.#at = from;
  }

  get left(): number {
    return this.#octets.length - this.#at;
  }

  /** An unsigned number of one, two or four octets, the highest first. */
  number(size: 1 | 2 | 4): number {
    this.#require(size);
    const value = this.#octets.readUIntBE(this.#at, size);
    this.#at += size;
    return value;
  }

  octets(size: number): Buffer {
    this.#require(size);
    this.#at += size;
    return this.#octets.subarray(this.#at - size, this.#at);
  }

  /** A C-octet string: everything up to a zero. `size` counts that zero (SMPP 3.4, 3.1). */
  text(size: number): string {
    const end = this.#octets.indexOf(0, this.#at);
    if (end < 0 || end - this.#at >= size) throw new OutOfOctets(`no text of ${size} octets`);
    const value = this.#octets.toString('latin1', this.#at, end);
    this.#at = end + 1;
    return value;
  }

  #require(size: number): void {
    if (this.left < size) throw new OutOfOctets(`${size} octets wanted, ${this.left} left`);
  }
}

/** Collects fields into one buffer. */
export class OctetWriter {
  readonly #parts: Buffer[] = [];

  number(value: number, size: 1 | 2 | 4): this {
    const part = Buffer.allocUnsafe(size);
    part.writeUIntBE(value, 0, size);
    this.#parts.push(part);
    return this;
  }

  octets(part: Buffer): this {
    this.#parts.push(part);
    return this;
  }

  /** A C-octet string with its zero, in `size` octets. Longer, or a zero inside, is a fault. */
  text(value: string, size: number): this {
    const isFine = value.length < size && !value.includes('\0');
    assert(isFine, `a text of ${value.length} in ${size} octets`);
    this.#parts.push(Buffer.from(`${value}\0`, 'latin1'));
    return this;
  }

  end(): Buffer {
    return Buffer.concat(this.#parts);
  }
}
