import type { Socket } from 'node:net';

const bufferBytes = 65_536;

/**
 * What a connection sends in one turn of the event loop, as one piece. It is put together in a
 * buffer that is used again: buffers of their own for each request, each frame and each turn had
 * the generator's garbage looked through while its answers waited.
 */
export class Outgoing {
  readonly #socket: Socket;
  readonly #idle: Buffer[] = [];
  #bytes: Buffer = Buffer.allocUnsafe(bufferBytes);
  #length = 0;
  #isDue = false;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Gives `write` a buffer with room for so many bytes behind a place; it says where it ended. */
  put(most: number, write: (target: Buffer, at: number) => number): void {
    if (this.#length + most > bufferBytes) this.#send();
    this.#length = write(this.#bytes, this.#length);
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      this.#send();
    });
  }

  #send(): void {
    if (this.#length === 0) return;
    const bytes = this.#bytes;
    this.#socket.write(bytes.subarray(0, this.#length), () => this.#idle.push(bytes));
    this.#bytes = this.#idle.pop() ?? Buffer.allocUnsafe(bufferBytes);
    this.#length = 0;
  }
}
