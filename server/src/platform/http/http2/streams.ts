import type { Duplex } from 'node:stream';
import type { Field } from './field-table.ts';
import {
  ConnectionEnds,
  flag,
  frameType,
  largestWindow,
  reason,
  usualWindowBytes,
  writeFrame,
  writeNumberFrame,
} from './frames.ts';
import { Outgoing, type OutgoingBody } from './outgoing.ts';
import { type Http2Headers, requestHeadOf } from './request-head.ts';
import { writeFields } from './write-fields.ts';

export interface ConnectionLimits {
  /** At once, with those that the caller has given up and that are still worked on. */
  readonly streams: number;
  readonly bodyBytes: number;
  readonly headBytes: number;
}

/** A request that is whole; `body` is undefined where it became larger than is taken. */
export interface Http2Request {
  readonly head: Http2Headers;
  readonly body: Buffer | undefined;
  /** False when whoever asked has gone. */
  isWaitedFor(): boolean;
  /** Once, and always: until then it counts as worked on. Whoever has gone is sent nothing. */
  answer(status: number, fields: Http2Headers, body: string): void;
}

interface Stream extends OutgoingBody {
  /** Handed on with its body: who is answered keeps neither, however long the map of them does. */
  head: Http2Headers;
  readonly beganMs: number;
  pieces: Buffer[];
  bytes: number;
  /** The other side has sent all of it. */
  isWhole: boolean;
  /** It was handed on. */
  isAsked: boolean;
}

/** What a header block says beside its fields. */
export interface BlockEnd {
  /** Nothing of the request comes after it. */
  readonly isEnd: boolean;
  /** It has the stream wait for itself, which RFC 7540, 5.3.1 has us refuse. */
  readonly isOfItself: boolean;
}

/** How much may arrive on a connection before we let more through. */
export const connectionWindowBytes = 1_048_576;

/** Pieces cost more than the bytes in them, where somebody sends these one by one. */
const mostPieces = 1_024;

/** What we gave up may still be on its way: of so many requests we remember that we did. */
const mostGivenUp = 1_000;

/** The requests of one connection, and their answers. */
export class Streams {
  readonly outgoing: Outgoing;
  readonly #open = new Map<number, Stream>();
  /** Those that we have reset before the other side had ended them, the oldest first. */
  readonly #givenUp = new Set<number>();
  readonly #limits: ConnectionLimits;
  readonly #take: (request: Http2Request) => void;
  #lastId = 0;
  /** Answers that are being made, also those that nobody waits for any more. */
  #underWay = 0;
  #theirWindow = usualWindowBytes;
  #receivedBytes = 0;
  /** No new ones are taken. */
  isLeaving = false;

  constructor(socket: Duplex, limits: ConnectionLimits, take: (request: Http2Request) => void) {
    this.#limits = limits;
    this.#take = take;
    this.outgoing = new Outgoing(socket, (id) => this.#sent(id));
  }

  get lastId(): number {
    return this.#lastId;
  }

  get isIdle(): boolean {
    return this.#open.size === 0 && this.#underWay === 0;
  }

  takeFields(id: number, fields: readonly Field[], { isEnd, isOfItself }: BlockEnd): void {
    if (id > this.#lastId) return this.#begin(id, fields, { isEnd, isOfItself });
    // Trailers, which nobody here asks for: they end a request.
    const stream = this.#open.get(id);
    if (!stream) return this.#passOver(id, isEnd);
    if (stream.isWhole) return this.#reset(id, reason.streamClosed, true);
    if (isEnd) this.#end(stream);
    else this.#reset(id, reason.protocolError);
  }

  #begin(id: number, fields: readonly Field[], { isEnd, isOfItself }: BlockEnd): void {
    this.#lastId = id;
    const { streams, headBytes } = this.#limits;
    // Who gives up what it has asked still has us work: both are counted (CVE-2023-44487).
    const isFull = this.#open.size >= streams || this.#underWay >= streams;
    if (isFull || this.isLeaving) return this.#reset(id, reason.refusedStream, isEnd);
    if (isOfItself) return this.#reset(id, reason.protocolError, isEnd);
    const head = requestHeadOf(fields, headBytes);
    if (head === 'malformed') return this.#reset(id, reason.protocolError, isEnd);
    if (head === 'too_large') return this.#reset(id, reason.enhanceYourCalm, isEnd);
    const stream: Stream = {
      id,
      head,
      beganMs: performance.now(),
      window: this.#theirWindow,
      rest: Buffer.alloc(0),
      pieces: [],
      bytes: 0,
      isWhole: false,
      isAsked: false,
    };
    this.#open.set(id, stream);
    if (isEnd) this.#end(stream);
  }

  /** @param frameBytes what the frame counts for, its padding included */
  takeData(id: number, piece: Buffer, frameBytes: number, isEnd: boolean): void {
    if (id === 0 || id > this.#lastId) {
      throw new ConnectionEnds(reason.protocolError, 'DATA of no stream');
    }
    this.#receivedBytes += frameBytes;
    if (this.#receivedBytes > connectionWindowBytes) {
      throw new ConnectionEnds(reason.flowControlError, 'more than was let through');
    }
    if (this.#receivedBytes > connectionWindowBytes / 2) {
      this.#letThrough(this.#receivedBytes);
      this.#receivedBytes = 0;
    }
    const stream = this.#open.get(id);
    if (!stream) return this.#passOver(id, isEnd);
    if (stream.isWhole) return this.#reset(id, reason.streamClosed, true);
    stream.bytes += piece.length;
    if (stream.bytes > this.#limits.bodyBytes) this.#ask(stream, undefined);
    else if (piece.length > 0) keep(stream, piece);
    if (isEnd) this.#end(stream);
  }

  takeReset(id: number): void {
    if (id === 0 || id > this.#lastId) {
      throw new ConnectionEnds(reason.protocolError, 'RST_STREAM of no stream');
    }
    this.#givenUp.delete(id);
    this.#forget(id);
  }

  /** Of one stream, or for 0 of the connection. */
  takeWindowUpdate(id: number, bytes: number): void {
    if (id > this.#lastId) throw new ConnectionEnds(reason.protocolError, 'a window of no stream');
    if (bytes === 0 && id === 0) throw new ConnectionEnds(reason.protocolError, 'an empty window');
    if (id === 0) return this.outgoing.widen(bytes);
    const stream = this.#open.get(id);
    if (!stream) return;
    stream.window += bytes;
    if (bytes === 0) this.#reset(id, reason.protocolError);
    else if (stream.window > largestWindow) this.#reset(id, reason.flowControlError);
    else this.outgoing.sendWaiting();
  }

  /** What each stream begins with; those that are open change by the difference. */
  setTheirWindow(bytes: number): void {
    const by = bytes - this.#theirWindow;
    for (const stream of this.#open.values()) {
      stream.window += by;
      // RFC 9113, 6.9.2: also where the difference makes it so.
      if (stream.window > largestWindow) {
        throw new ConnectionEnds(reason.flowControlError, 'a large window');
      }
    }
    this.#theirWindow = bytes;
    this.outgoing.sendWaiting();
  }

  /** Resets requests that do not end in time, and answers that nobody takes in as much again. */
  sweep(nowMs: number, requestTimeoutMs: number): void {
    for (const { id, isWhole, beganMs, rest } of this.#open.values()) {
      const isUnread = rest.length > 0 && nowMs - beganMs >= 2 * requestTimeoutMs;
      const isUnsaid = !isWhole && nowMs - beganMs >= requestTimeoutMs;
      if (isUnread || isUnsaid) this.#reset(id, reason.cancel, isWhole);
    }
  }

  clear(): void {
    for (const id of this.#open.keys()) this.#forget(id);
  }

  #end(stream: Stream): void {
    stream.isWhole = true;
    const { head, pieces, bytes } = stream;
    const said = head['content-length'];
    if (said !== undefined && Number(said) !== bytes) {
      return this.#reset(stream.id, reason.protocolError, true);
    }
    this.#ask(stream, pieces.length === 1 ? pieces[0] : Buffer.concat(pieces));
  }

  #ask(stream: Stream, body: Buffer | undefined): void {
    stream.pieces = [];
    if (stream.isAsked) return;
    stream.isAsked = true;
    this.#underWay += 1;
    const isWaitedFor = (): boolean => this.#open.get(stream.id) === stream;
    const { head } = stream;
    stream.head = {};
    this.#take({
      head,
      body,
      isWaitedFor,
      answer: (status, fields, text) => {
        this.#underWay -= 1;
        if (isWaitedFor()) this.#answer(stream, writeFields(status, fields), Buffer.from(text));
      },
    });
  }

  #answer(stream: Stream, block: Buffer, body: Buffer): void {
    const isAll = body.length === 0;
    const flags = flag.endHeaders | (isAll ? flag.endStream : 0);
    this.outgoing.send(writeFrame(frameType.headers, flags, stream.id, block));
    stream.rest = body;
    if (isAll) this.#sent(stream.id);
    else this.outgoing.sendBody(stream);
  }

  /** RFC 9113, 8.1: whoever was answered before it had sent everything need not send the rest. */
  #sent(id: number): void {
    const isWhole = this.#open.get(id)?.isWhole;
    if (isWhole === false) this.#reset(id, reason.none);
    else this.#open.delete(id);
  }

  /** @param isWhole whether the other side had ended it: then nothing of it is on its way */
  #reset(id: number, why: number, isWhole = false): void {
    this.outgoing.send(writeNumberFrame(frameType.resetStream, id, why));
    this.#forget(id);
    if (isWhole) return;
    this.#givenUp.add(id);
    if (this.#givenUp.size <= mostGivenUp) return;
    const [oldest] = this.#givenUp;
    this.#givenUp.delete(oldest as number);
  }

  /**
   * Frames of a request that is over. What we gave up may go on for a while; on any other the other
   * side has said that it is over, and knows no longer what it says (RFC 9113, 5.1).
   */
  #passOver(id: number, isEnd: boolean): void {
    if (!this.#givenUp.has(id)) {
      throw new ConnectionEnds(reason.streamClosed, 'a frame of a request that is over');
    }
    if (isEnd) this.#givenUp.delete(id);
  }

  #forget(id: number): void {
    const stream = this.#open.get(id);
    if (!stream) return;
    this.outgoing.forget(stream);
    this.#open.delete(id);
  }

  #letThrough(bytes: number): void {
    this.outgoing.send(writeNumberFrame(frameType.windowUpdate, 0, bytes));
  }
}

function keep(stream: Stream, piece: Buffer): void {
  stream.pieces.push(piece);
  if (stream.pieces.length > mostPieces) stream.pieces = [Buffer.concat(stream.pieces)];
}
