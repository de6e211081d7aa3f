import type { Duplex } from 'node:stream';
import {
  ConnectionEnds,
  flag,
  frameType,
  largestWindow,
  reason,
  usualFrameBytes,
  usualWindowBytes,
  writeFrame,
} from './frames.ts';

/** What is left of an answer's body, and how much of it the other side lets us send. */
export interface OutgoingBody {
  readonly id: number;
  window: number;
  rest: Buffer;
}

/** What was sent holds on to none of the 8 kB that Node cuts small buffers from. */
const nothing = Buffer.alloc(0);

/** All that one connection sends. */
export class Outgoing {
  readonly #socket: Duplex;
  #pieces: Buffer[] = [];
  #window = usualWindowBytes;
  /** Bodies that wait for the other side to let more through. */
  readonly #waiting = new Set<OutgoingBody>();
  readonly #sent: (id: number) => void;

  /** @param sent told once the whole body of a stream has been sent */
  constructor(socket: Duplex, sent: (id: number) => void) {
    this.#socket = socket;
    this.#sent = sent;
  }

  /** Whatever is sent before the event loop turns leaves as one piece. */
  send(bytes: Buffer): void {
    if (this.#pieces.length === 0) setImmediate(() => this.#flush());
    this.#pieces.push(bytes);
  }

  end(): void {
    this.#flush();
    this.#socket.end();
  }

  sendBody(body: OutgoingBody): void {
    this.#sendSome(body);
    if (body.rest.length > 0) this.#waiting.add(body);
  }

  forget(body: OutgoingBody): void {
    this.#waiting.delete(body);
  }

  /** @throws ConnectionEnds for more than a window may be (RFC 9113, 6.9.1) */
  widen(bytes: number): void {
    this.#window += bytes;
    if (this.#window > largestWindow) throw new ConnectionEnds(reason.flowControlError, 'window');
    this.sendWaiting();
  }

  sendWaiting(): void {
    for (const body of this.#waiting) this.#sendSome(body);
  }

  #sendSome(body: OutgoingBody): void {
    for (;;) {
      const most = Math.min(body.rest.length, usualFrameBytes, body.window, this.#window);
      if (most <= 0) return;
      const isLast = most === body.rest.length;
      const piece = body.rest.subarray(0, most);
      body.rest = isLast ? nothing : body.rest.subarray(most);
      body.window -= most;
      this.#window -= most;
      this.send(writeFrame(frameType.data, isLast ? flag.endStream : 0, body.id, piece));
      if (!isLast) continue;
      this.#waiting.delete(body);
      return this.#sent(body.id);
    }
  }

  #flush(): void {
    if (this.#pieces.length === 0) return;
    const bytes = this.#pieces.length === 1 ? this.#pieces[0] : Buffer.concat(this.#pieces);
    this.#pieces = [];
    if (this.#socket.writable) this.#socket.write(bytes);
  }
}
