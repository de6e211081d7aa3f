import type { Dialect } from './dialect.ts';
import { WrongMessage } from './wrong-message.ts';

const prefixOctets = { binary_2: 2, ascii_4: 4 } as const;
/** Far above what 128 fields of a cash machine's network ever are together. */
const longest = 8_192;

/** The message behind its length, as it goes out. */
export function frameMessage({ framing, lengthCountsItself }: Dialect, message: Buffer): Buffer {
  const size = prefixOctets[framing];
  const length = message.length + (lengthCountsItself ? size : 0);
  const prefix = Buffer.alloc(size);
  if (framing === 'binary_2') prefix.writeUInt16BE(length);
  else prefix.write(String(length).padStart(size, '0'), 'latin1');
  return Buffer.concat([prefix, message]);
}

/** Cuts a stream into messages without their lengths, wherever the network has cut it. */
export class MessageFrames {
  readonly #dialect: Dialect;
  #rest: Buffer = Buffer.alloc(0);

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /**
   * The messages that are whole with this chunk. One without anything in it keeps a line alive, and
   * is passed over.
   *
   * @throws WrongMessage for a length that cannot be: the connection is over.
   */
  push(chunk: Buffer): Buffer[] {
    const all = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const size = prefixOctets[this.#dialect.framing];
    const frames: Buffer[] = [];
    let at = 0;
    while (all.length - at >= size) {
      const length = this.#lengthAt(all, at, size);
      if (all.length - at - size < length) break;
      if (length > 0) frames.push(all.subarray(at + size, at + size + length));
      at += size + length;
    }
    this.#rest = all.subarray(at);
    return frames;
  }

  #lengthAt(octets: Buffer, at: number, size: number): number {
    const { framing, lengthCountsItself } = this.#dialect;
    const digits = octets.toString('latin1', at, at + size);
    if (framing === 'ascii_4' && !/^\d{4}$/.test(digits)) {
      throw new WrongMessage('a length that is no number');
    }
    const said = framing === 'binary_2' ? octets.readUInt16BE(at) : Number(digits);
    const length = said - (lengthCountsItself && said > 0 ? size : 0);
    if (length < 0 || length > longest) throw new WrongMessage(`a message of ${said} octets`);
    return length;
  }
}
