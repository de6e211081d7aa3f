import { statuses } from './commands.ts';
import { WrongPdu } from './wrong-pdu.ts';

/** A message payload may have 64 KiB; whoever announces more has lost its place. */
const longest = 70_000;

/** Cuts a stream into PDUs, wherever the network has cut it. */
export class PduFrames {
  #rest: Buffer = Buffer.alloc(0);

  /**
   * The PDUs that are whole with this chunk. What it hands out stands for itself.
   *
   * @throws WrongPdu for a length that cannot be: nothing behind it can be found any more, so the
   * connection is over.
   */
  push(chunk: Buffer): Buffer[] {
    const all = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const frames: Buffer[] = [];
    let at = 0;
    while (all.length - at >= 4) {
      const length = all.readUInt32BE(at);
      if (length < 16 || length > longest) {
        throw new WrongPdu(`a PDU of ${length} octets`, statuses.invalidCommandLength, 0);
      }
      if (all.length - at < length) break;
      frames.push(all.subarray(at, at + length));
      at += length;
    }
    this.#rest = all.subarray(at);
    return frames;
  }
}
