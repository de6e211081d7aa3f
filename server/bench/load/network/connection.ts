import { connect, type Socket } from 'node:net';
import {
  acknowledgement,
  eachFrame,
  endStream,
  type Frame,
  frame,
  frameTypes,
  headersFrame,
  settingsFrame,
  usualFrameBytes,
  usualWindowBytes,
  windowUpdateFrame,
} from './frames.ts';
import { isOk, openHeaderBlocks } from './header-blocks.ts';

/** A connection that carries as many requests at once as it is given. */
export interface NetworkConnection {
  /** The body of the answer, whose status is 200. */
  ask(path: string, body: Buffer): Promise<Buffer>;
  close(): void;
}

interface Waiting extends PromiseWithResolvers<Buffer> {
  isOk: boolean;
  readonly pieces: Buffer[];
}

const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
const largestWindow = 2 ** 31 - 1;

/**
 * HTTP/2 over a socket, as much of it as the benchmark's requests need. It is so little because it
 * shares two cores with what it measures: asked through Node's own client, an update cost the load
 * generator 75 µs of processor time, and a third of that this way.
 */
export async function openNetworkConnection(port: number): Promise<NetworkConnection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return new Connection(socket, openHeaderBlocks(`127.0.0.1:${port}`));
}

class Connection implements NetworkConnection {
  readonly #socket: Socket;
  readonly #headerBlock: (path: string) => Buffer;
  readonly #waiting = new Map<number, Waiting>();
  #nextStream = 1;
  #held: Buffer = Buffer.alloc(0);
  #outgoing: Buffer[] = [];
  /** Bodies that the server has no room for yet; their heads have gone. */
  #blocked: { readonly stream: number; readonly body: Buffer }[] = [];
  #sendWindow = usualWindowBytes;
  #received = 0;

  constructor(socket: Socket, headerBlock: (path: string) => Buffer) {
    this.#socket = socket;
    this.#headerBlock = headerBlock;
    socket.on('data', (piece: Buffer) => this.#read(piece));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the server closed the connection')));
    const windowSize = 0x4;
    this.#send(Buffer.from(preface));
    this.#send(settingsFrame({ [windowSize]: largestWindow }));
    this.#send(windowUpdateFrame(0, largestWindow - usualWindowBytes));
  }

  ask(path: string, body: Buffer): Promise<Buffer> {
    if (body.length > usualFrameBytes) throw new Error('a body that needs several frames');
    const stream = this.#nextStream;
    this.#nextStream += 2;
    const waiting = { ...Promise.withResolvers<Buffer>(), isOk: false, pieces: [] };
    this.#waiting.set(stream, waiting);
    this.#send(headersFrame(stream, this.#headerBlock(path)));
    this.#blocked.push({ stream, body });
    this.#sendBodies();
    return waiting.promise;
  }

  close(): void {
    this.#waiting.clear();
    this.#socket.destroy();
  }

  #sendBodies(): void {
    for (;;) {
      const [next] = this.#blocked;
      if (!next || next.body.length > this.#sendWindow) return;
      this.#blocked.shift();
      this.#sendWindow -= next.body.length;
      this.#send(frame(frameTypes.data, endStream, next.stream, next.body));
    }
  }

  /** Whatever is sent before the event loop turns goes out as one piece. */
  #send(bytes: Buffer): void {
    if (this.#outgoing.length === 0) {
      setImmediate(() => {
        this.#socket.write(Buffer.concat(this.#outgoing));
        this.#outgoing = [];
      });
    }
    this.#outgoing.push(bytes);
  }

  #read(piece: Buffer): void {
    const bytes = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
    this.#held = eachFrame(bytes, (one) => this.#take(one));
  }

  #take({ type, flags, stream, payload }: Frame): void {
    const isEnd = (flags & endStream) !== 0;
    if (type === frameTypes.data) this.#takeData(stream, payload, isEnd);
    else if (type === frameTypes.headers) this.#takeHead(stream, payload, isEnd);
    else if (type === frameTypes.windowUpdate && stream === 0) {
      this.#sendWindow += payload.readUInt32BE(0);
      this.#sendBodies();
    } else if (type === frameTypes.settings || type === frameTypes.ping) {
      const isAnswer = (flags & acknowledgement) !== 0;
      const echo = type === frameTypes.ping ? payload : Buffer.alloc(0);
      if (!isAnswer) this.#send(frame(type, acknowledgement, 0, echo));
    } else if (type === frameTypes.resetStream) this.#answer(stream);
    else if (type === frameTypes.goAway) this.#fail(new Error('the server said goodbye'));
  }

  #takeHead(stream: number, block: Buffer, isEnd: boolean): void {
    const waiting = this.#waiting.get(stream);
    if (waiting) waiting.isOk = isOk(block);
    if (isEnd) this.#answer(stream);
  }

  #takeData(stream: number, payload: Buffer, isEnd: boolean): void {
    this.#waiting.get(stream)?.pieces.push(payload);
    this.#received += payload.length;
    if (this.#received > largestWindow / 2) {
      this.#send(windowUpdateFrame(0, this.#received));
      this.#received = 0;
    }
    if (isEnd) this.#answer(stream);
  }

  #answer(stream: number): void {
    const waiting = this.#waiting.get(stream);
    this.#waiting.delete(stream);
    if (!waiting) return;
    const { pieces } = waiting;
    const body = pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
    if (waiting.isOk) waiting.resolve(body);
    else waiting.reject(new Error(`reset, or another status: ${body.toString('utf8', 0, 500)}`));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
