import { type Field, FieldTable, staticFields } from './field-table.ts';
import { ConnectionEnds, reason } from './frames.ts';
import { decodeHuffman } from './huffman.ts';

/** What we let the other side's table grow to: as much as everybody has who is told nothing. */
const tableBytes = 4_096;

/**
 * Reads the header blocks of one connection (RFC 7541): in their order, all of them, because each
 * may change what the next one refers to.
 *
 * @throws ConnectionEnds for a block that cannot be read: nothing after it could be either
 */
export function openFieldReader(): (block: Buffer) => Field[] {
  const table = new FieldTable(tableBytes);
  return (block) => {
    const from = new BlockReader(block);
    const fields: Field[] = [];
    while (!from.isAtEnd) {
      const first = from.peek();
      if (first >= 0x80) fields.push(known(table, from.integer(7)));
      else if (first >= 0x40) {
        const field = readLiteral(table, from, 6);
        table.add(field);
        fields.push(field);
      } else if (first < 0x20) fields.push(readLiteral(table, from, 4));
      else if (fields.length > 0 || !table.setLimit(from.integer(5))) {
        throw unreadable('a table size out of place');
      }
    }
    return fields;
  };
}

function known(table: FieldTable, place: number): Field {
  const field = place > 0 ? table.at(place) : undefined;
  if (!field) throw unreadable('a place without a field');
  return field;
}

/** RFC 9113, 8.2.1: what a name and a value may consist of; other names come in capitals. */
const isName = /^:?[!#$%&'*+\-.^_`|~0-9a-z]+$/;
const isWrongValue = /[\0\r\n]|^[ \t]|[ \t]$/;

function readLiteral(table: FieldTable, from: BlockReader, prefixBits: number): Field {
  const place = from.integer(prefixBits);
  const name = place === 0 ? from.text() : known(table, place).name;
  const value = from.text();
  // A name that was refused once still stands in the table.
  const isNew = place === 0 || place > staticFields.length;
  const isMalformed = (isNew && !isName.test(name)) || isWrongValue.test(value);
  return { name, value, isMalformed };
}

function unreadable(what: string): ConnectionEnds {
  return new ConnectionEnds(reason.compressionError, what);
}

/** Reads the parts of a block one after the other. */
class BlockReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  peek(): number {
    return this.#bytes[this.#at] ?? 0;
  }

  /** RFC 7541, 5.1: the last bits of a byte, and further bytes of seven bits if they are all 1. */
  integer(prefixBits: number): number {
    const most = (1 << prefixBits) - 1;
    let value = this.#byte() & most;
    if (value < most) return value;
    for (let shift = 0; shift <= 21; shift += 7) {
      const byte = this.#byte();
      value += (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw unreadable('a number without end');
  }

  /** RFC 7541, 5.2: as it is, or in Huffman's code. */
  text(): string {
    const isCoded = this.peek() >= 0x80;
    const length = this.integer(7);
    const end = this.#at + length;
    if (end > this.#bytes.length) throw unreadable('a text that is cut off');
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    const text = isCoded ? decodeHuffman(bytes) : bytes.toString('latin1');
    if (text === undefined) throw unreadable('a text in no code');
    return text;
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw unreadable('a block that is cut off');
    this.#at += 1;
    return byte;
  }
}
