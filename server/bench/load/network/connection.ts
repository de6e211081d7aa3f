import { connect, type Socket } from 'node:net';
import {
  acknowledgement,
  eachFrame,
  endHeaders,
  endStream,
  type Frame,
  frame,
  frameHeadBytes,
  frameTypes,
  settingsFrame,
  usualFrameBytes,
  usualWindowBytes,
  windowUpdateFrame,
  writeFrameHead,
} from './frames.ts';
import { isOk, mostHeaderBytes, openHeaderBlocks, type WriteHeaders } from './header-blocks.ts';
import { Outgoing } from './outgoing.ts';

/** A connection that carries as many requests at once as it is given. */
export interface NetworkConnection {
  /** Ends well for an answer of status 200 that has these bytes in it; the body is Latin-1. */
  ask(path: string, body: string, expected: Buffer): Promise<void>;
  close(): void;
}

interface Waiting extends PromiseWithResolvers<void> {
  readonly expected: Buffer;
  isOk: boolean;
  /** The frames of an answer before its last. */
  readonly pieces: Buffer[];
}

const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
const largestWindow = 2 ** 31 - 1;
const readBytes = 262_144;
const none: Buffer = Buffer.alloc(0);

/**
 * HTTP/2 over a socket, as much of it as the benchmark's requests need. It is so little because it
 * shares two cores with what it measures: asked through Node's own client, an update cost the load
 * generator 75 µs of processor time. Requests are written where they leave from, and answers looked
 * at where they came to, past Node's streams.
 */
export async function openNetworkConnection(port: number): Promise<NetworkConnection> {
  let connection: Connection | undefined;
  const buffer = Buffer.allocUnsafe(readBytes);
  const callback = (size: number): boolean => {
    connection?.read(buffer.subarray(0, size));
    return true;
  };
  const onread = { buffer, callback };
  const socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  connection = new Connection(socket, openHeaderBlocks(`127.0.0.1:${port}`));
  return connection;
}

class Connection implements NetworkConnection {
  readonly #socket: Socket;
  readonly #outgoing: Outgoing;
  readonly #writeHeaders: WriteHeaders;
  readonly #waiting = new Map<number, Waiting>();
  #nextStream = 1;
  #held = none;
  /** Bodies that the server has no room for yet; their heads have gone. */
  #blocked: { readonly stream: number; readonly body: string }[] = [];
  #sendWindow = usualWindowBytes;
  #received = 0;

  constructor(socket: Socket, writeHeaders: WriteHeaders) {
    this.#socket = socket;
    this.#outgoing = new Outgoing(socket);
    this.#writeHeaders = writeHeaders;
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the server closed the connection')));
    const windowSize = 0x4;
    this.#send(Buffer.from(preface));
    this.#send(settingsFrame({ [windowSize]: largestWindow }));
    this.#send(windowUpdateFrame(0, largestWindow - usualWindowBytes));
  }

  ask(path: string, body: string, expected: Buffer): Promise<void> {
    if (body.length > usualFrameBytes) throw new Error('a body that needs several frames');
    const stream = this.#nextStream;
    this.#nextStream += 2;
    const waiting = { ...Promise.withResolvers<void>(), expected, isOk: false, pieces: [] };
    this.#waiting.set(stream, waiting);
    this.#sendHead(stream, path);
    if (this.#blocked.length === 0 && body.length <= this.#sendWindow) this.#sendBody(stream, body);
    else this.#blocked.push({ stream, body });
    return waiting.promise;
  }

  close(): void {
    this.#waiting.clear();
    this.#socket.destroy();
  }

  /** What came, which is gone when this returns. */
  read(piece: Buffer): void {
    const bytes = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
    const left = eachFrame(bytes, (one) => this.#take(one));
    this.#held = left.length === 0 ? none : Buffer.from(left);
  }

  #sendHead(stream: number, path: string): void {
    this.#outgoing.put(frameHeadBytes + mostHeaderBytes(path), (target, at) => {
      const from = at + frameHeadBytes;
      const end = this.#writeHeaders(target, from, path);
      const [type, flags] = [frameTypes.headers, endHeaders];
      writeFrameHead(target, at, { type, flags, stream, length: end - from });
      return end;
    });
  }

  #sendBody(stream: number, body: string): void {
    const { length } = body;
    this.#sendWindow -= length;
    this.#outgoing.put(frameHeadBytes + length, (target, at) => {
      writeFrameHead(target, at, { type: frameTypes.data, flags: endStream, stream, length });
      return at + frameHeadBytes + target.write(body, at + frameHeadBytes, 'latin1');
    });
  }

  #sendBlocked(): void {
    for (;;) {
      const [next] = this.#blocked;
      if (!next || next.body.length > this.#sendWindow) return;
      this.#blocked.shift();
      this.#sendBody(next.stream, next.body);
    }
  }

  #send(bytes: Buffer): void {
    this.#outgoing.put(bytes.length, (target, at) => at + bytes.copy(target, at));
  }

  #take({ type, flags, stream, payload }: Frame): void {
    const isEnd = (flags & endStream) !== 0;
    if (type === frameTypes.data) this.#takeData(stream, payload, isEnd);
    else if (type === frameTypes.headers) this.#takeHead(stream, payload, isEnd);
    else if (type === frameTypes.windowUpdate && stream === 0) {
      this.#sendWindow += payload.readUInt32BE(0);
      this.#sendBlocked();
    } else if (type === frameTypes.settings || type === frameTypes.ping) {
      const isAnswer = (flags & acknowledgement) !== 0;
      const echo = type === frameTypes.ping ? payload : none;
      if (!isAnswer) this.#send(frame(type, acknowledgement, 0, echo));
    } else if (type === frameTypes.resetStream) this.#answer(stream, none);
    else if (type === frameTypes.goAway) this.#fail(new Error('the server said goodbye'));
  }

  #takeHead(stream: number, block: Buffer, isEnd: boolean): void {
    const waiting = this.#waiting.get(stream);
    if (waiting) waiting.isOk = isOk(block);
    if (isEnd) this.#answer(stream, none);
  }

  #takeData(stream: number, payload: Buffer, isEnd: boolean): void {
    this.#received += payload.length;
    if (this.#received > largestWindow / 2) {
      this.#send(windowUpdateFrame(0, this.#received));
      this.#received = 0;
    }
    if (isEnd) this.#answer(stream, payload);
    else this.#waiting.get(stream)?.pieces.push(Buffer.from(payload));
  }

  #answer(stream: number, last: Buffer): void {
    const waiting = this.#waiting.get(stream);
    this.#waiting.delete(stream);
    if (!waiting) return;
    const { pieces, expected } = waiting;
    const body = pieces.length === 0 ? last : Buffer.concat([...pieces, last]);
    if (waiting.isOk && body.includes(expected)) waiting.resolve();
    else waiting.reject(new Error(`reset, or another answer: ${body.toString('utf8', 0, 500)}`));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
