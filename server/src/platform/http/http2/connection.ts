import type { Duplex } from 'node:stream';
import {
  ConnectionEnds,
  flag,
  frameHeadBytes,
  frameType,
  largestWindow,
  preface,
  reason,
  setting,
  usualFrameBytes,
  usualWindowBytes,
  withoutPadding,
  writeFrame,
  writeGoAway,
  writeNumberFrame,
  writeSettings,
} from './frames.ts';
import { openFieldReader } from './read-fields.ts';
import {
  type BlockEnd,
  type ConnectionLimits,
  connectionWindowBytes,
  type Http2Request,
  Streams,
} from './streams.ts';

export interface ConnectionTimes {
  readonly prefaceTimeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly requestTimeoutMs: number;
}

/** Of one header block, however many frames it is cut into. */
const mostBlockBytes = 65_536;
const mostBlockPieces = 64;
/** How much may pile up for somebody who does not read what we answer. */
const mostUnreadBytes = 4_194_304;

/** A header block that goes on in CONTINUATION frames. */
interface Block {
  readonly stream: number;
  readonly end: BlockEnd;
  readonly pieces: Buffer[];
  bytes: number;
}

/**
 * The server's side of one connection of HTTP/2 (RFC 9113). Priorities are passed over, as 5.3.2
 * allows, and nothing is pushed.
 */
export class Http2Connection {
  readonly #socket: Duplex;
  readonly #streams: Streams;
  readonly #readFields = openFieldReader();
  #held: Buffer = Buffer.alloc(0);
  #isGreeted = false;
  /** The other side's SETTINGS have come. */
  #isMet = false;
  #block: Block | undefined;
  #heardMs = performance.now();

  constructor(socket: Duplex, limits: ConnectionLimits, take: (request: Http2Request) => void) {
    this.#socket = socket;
    socket.on('data', (piece: Buffer) => this.#read(piece));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#streams.clear());
    this.#streams = new Streams(socket, limits, take);
    const { outgoing } = this.#streams;
    outgoing.send(
      writeSettings([
        [setting.maxConcurrentStreams, limits.streams],
        [setting.maxHeaderListSize, limits.headBytes],
        // A body that is larger is refused anyway, so no stream's window is ever widened.
        [setting.initialWindowSize, limits.bodyBytes + usualFrameBytes],
      ]),
    );
    const widerBytes = connectionWindowBytes - usualWindowBytes;
    outgoing.send(writeNumberFrame(frameType.windowUpdate, 0, widerBytes));
  }

  /** Says that no new requests are taken; ends once those under way are answered. */
  leave(): void {
    if (this.#streams.isLeaving) return;
    this.#streams.isLeaving = true;
    this.#goAway(reason.none);
    this.endIfDone();
  }

  /** Ends a connection that leaves and has nothing more to say. */
  endIfDone(): void {
    if (this.#streams.isLeaving && this.#streams.isIdle) this.#streams.outgoing.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** Ends what takes too long: connections that say nothing, requests that do not end. */
  sweep({ prefaceTimeoutMs, idleTimeoutMs, requestTimeoutMs }: ConnectionTimes): void {
    const nowMs = performance.now();
    const silentMs = nowMs - this.#heardMs;
    if (!this.#isMet && silentMs >= prefaceTimeoutMs) return this.destroy();
    this.#streams.sweep(nowMs, requestTimeoutMs);
    if (silentMs >= idleTimeoutMs && this.#streams.isIdle) this.leave();
    if (silentMs >= 2 * idleTimeoutMs) this.destroy();
  }

  #goAway(why: number): void {
    this.#streams.outgoing.send(writeGoAway(this.#streams.lastId, why));
  }

  #read(piece: Buffer): void {
    if (this.#isMet) this.#heardMs = performance.now();
    const bytes = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
    try {
      this.#held = bytes.subarray(this.#readFrames(bytes));
      if (this.#socket.writableLength > mostUnreadBytes) this.destroy();
      this.endIfDone();
    } catch (error) {
      if (!(error instanceof ConnectionEnds)) throw error;
      this.#goAway(error.reason);
      this.#streams.outgoing.end();
      this.#destroySoon();
    }
  }

  /** Whoever broke the rules is told so, and not listened to any more. */
  #destroySoon(): void {
    this.#socket.removeAllListeners('data');
    this.#socket.resume();
    this.#socket.once('finish', () => this.#socket.destroy());
  }

  /** How many of the bytes were read. */
  #readFrames(bytes: Buffer): number {
    let at = 0;
    if (!this.#isGreeted) {
      const some = bytes.subarray(0, preface.length);
      if (!preface.subarray(0, some.length).equals(some)) {
        throw new ConnectionEnds(reason.protocolError, 'not HTTP/2');
      }
      if (some.length < preface.length) return 0;
      this.#isGreeted = true;
      at = preface.length;
    }
    while (bytes.length - at >= frameHeadBytes) {
      const length = bytes.readUIntBE(at, 3);
      if (length > usualFrameBytes) throw new ConnectionEnds(reason.frameSizeError, 'too large');
      const end = at + frameHeadBytes + length;
      if (end > bytes.length) break;
      const stream = bytes.readUInt32BE(at + 5) & 0x7f_ff_ff_ff;
      const payload = bytes.subarray(at + frameHeadBytes, end);
      this.#take(bytes[at + 3] as number, bytes[at + 4] as number, stream, payload);
      at = end;
    }
    return at;
  }

  #take(type: number, flags: number, stream: number, payload: Buffer): void {
    const isContinuation = type === frameType.continuation;
    const isInPlace = this.#block
      ? isContinuation && this.#block.stream === stream
      : !isContinuation;
    if (!isInPlace || !(this.#isMet || type === frameType.settings)) throw misplaced(type);
    const isEnd = (flags & flag.endStream) !== 0;
    if (type === frameType.data) {
      const piece = withoutPadding(payload, flags);
      this.#streams.takeData(stream, piece, payload.length, isEnd);
    } else if (type === frameType.headers) this.#takeHeaders(flags, stream, payload);
    else if (isContinuation) this.#takeBlock(flags, payload);
    else if (type === frameType.resetStream) {
      readNumber(payload);
      this.#streams.takeReset(stream);
    } else if (type === frameType.windowUpdate) {
      this.#streams.takeWindowUpdate(stream, readNumber(payload) & 0x7f_ff_ff_ff);
    } else if (type === frameType.pushPromise) throw misplaced(type);
    else if (type === frameType.priority) {
      if (payload.length !== 5) throw wrongSize(type);
      if (stream === 0 || isOfItself(stream, payload)) throw misplaced(type);
    } else this.#takeForAll(type, flags, stream, payload);
  }

  /** Frames of the connection; RFC 9113, 5.5: those of a type that is not known are passed over. */
  #takeForAll(type: number, flags: number, stream: number, payload: Buffer): void {
    if (type > frameType.goAway) return;
    if (stream !== 0) throw misplaced(type);
    const isAnswer = (flags & flag.acknowledge) !== 0;
    const { outgoing } = this.#streams;
    if (type === frameType.ping) {
      if (payload.length !== 8) throw wrongSize(type);
      if (!isAnswer) outgoing.send(writeFrame(type, flag.acknowledge, 0, payload));
    } else if (type === frameType.settings) {
      this.#isMet = true;
      if (payload.length % 6 !== 0 || (isAnswer && payload.length > 0)) throw wrongSize(type);
      if (isAnswer) return;
      this.#takeSettings(payload);
      outgoing.send(writeFrame(type, flag.acknowledge, 0, Buffer.alloc(0)));
    } else if (payload.length < 8) throw wrongSize(type);
  }

  /** Most say what we do not do: push, large frames, a table of ours. The last word counts. */
  #takeSettings(payload: Buffer): void {
    let window: number | undefined;
    for (let at = 0; at < payload.length; at += 6) {
      const name = payload.readUInt16BE(at);
      const value = payload.readUInt32BE(at + 2);
      if (name === setting.initialWindowSize) window = windowOf(value);
      const isWrong =
        (name === setting.enablePush && value > 1) ||
        (name === setting.maxFrameSize && (value < usualFrameBytes || value >= 2 ** 24));
      if (isWrong) throw new ConnectionEnds(reason.protocolError, 'a setting that cannot be');
    }
    if (window !== undefined) this.#streams.setTheirWindow(window);
  }

  #takeHeaders(flags: number, stream: number, payload: Buffer): void {
    if (stream % 2 === 0) throw misplaced(frameType.headers);
    const rest = withoutPadding(payload, flags);
    const priorityBytes = (flags & flag.priority) === 0 ? 0 : 5;
    if (rest.length < priorityBytes) throw wrongSize(frameType.headers);
    const end = {
      isEnd: (flags & flag.endStream) !== 0,
      isOfItself: priorityBytes > 0 && isOfItself(stream, rest),
    };
    this.#block = { stream, end, pieces: [], bytes: 0 };
    this.#takeBlock(flags, rest.subarray(priorityBytes));
  }

  #takeBlock(flags: number, piece: Buffer): void {
    const block = this.#block as Block;
    block.pieces.push(piece);
    block.bytes += piece.length;
    if (block.bytes > mostBlockBytes || block.pieces.length > mostBlockPieces) {
      throw new ConnectionEnds(reason.enhanceYourCalm, 'a header without end');
    }
    if ((flags & flag.endHeaders) === 0) return;
    this.#block = undefined;
    const whole = block.pieces.length === 1 ? piece : Buffer.concat(block.pieces);
    this.#streams.takeFields(block.stream, this.#readFields(whole), block.end);
  }
}

function windowOf(bytes: number): number {
  if (bytes <= largestWindow) return bytes;
  throw new ConnectionEnds(reason.flowControlError, 'a large window');
}

/** The priority that stands at the start: a stream it is to wait for, without its first bit. */
function isOfItself(stream: number, payload: Buffer): boolean {
  return (payload.readUInt32BE(0) & 0x7f_ff_ff_ff) === stream;
}

function misplaced(type: number): ConnectionEnds {
  return new ConnectionEnds(reason.protocolError, `a frame out of place: ${type}`);
}

function wrongSize(type: number): ConnectionEnds {
  return new ConnectionEnds(reason.frameSizeError, `a frame of a wrong size: ${type}`);
}

function readNumber(payload: Buffer): number {
  if (payload.length !== 4) throw wrongSize(frameType.resetStream);
  return payload.readUInt32BE(0);
}
