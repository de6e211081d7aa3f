/** Frames by their type (RFC 9113, 6). */
export const frameType = {
  data: 0x0,
  headers: 0x1,
  priority: 0x2,
  resetStream: 0x3,
  settings: 0x4,
  pushPromise: 0x5,
  ping: 0x6,
  goAway: 0x7,
  windowUpdate: 0x8,
  continuation: 0x9,
} as const;

/** Flags; END_STREAM and ACK are the same bit of different frames. */
export const flag = {
  endStream: 0x1,
  acknowledge: 0x1,
  endHeaders: 0x4,
  padded: 0x8,
  priority: 0x20,
} as const;

/** Why a stream or a connection ends (RFC 9113, 7). */
export const reason = {
  none: 0x0,
  protocolError: 0x1,
  flowControlError: 0x3,
  streamClosed: 0x5,
  frameSizeError: 0x6,
  refusedStream: 0x7,
  cancel: 0x8,
  compressionError: 0x9,
  enhanceYourCalm: 0xb,
} as const;

/** Parameters of SETTINGS (RFC 9113, 6.5.2). */
export const setting = {
  enablePush: 0x2,
  maxConcurrentStreams: 0x3,
  initialWindowSize: 0x4,
  maxFrameSize: 0x5,
  maxHeaderListSize: 0x6,
} as const;

export const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
export const frameHeadBytes = 9;
/** What each side takes until it says otherwise; we never say otherwise of frames. */
export const usualFrameBytes = 16_384;
export const usualWindowBytes = 65_535;
export const largestWindow = 2 ** 31 - 1;

/** What the other side did ends the whole connection. */
export class ConnectionEnds extends Error {
  readonly reason: number;

  constructor(why: number, what: string) {
    super(what);
    this.reason = why;
  }
}

export function writeFrame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  const { length } = payload;
  const bytes = Buffer.allocUnsafe(frameHeadBytes + length);
  bytes[0] = length >>> 16;
  bytes[1] = length >>> 8;
  bytes[2] = length;
  bytes[3] = type;
  bytes[4] = flags;
  bytes.writeUInt32BE(stream, 5);
  payload.copy(bytes, frameHeadBytes);
  return bytes;
}

/** RST_STREAM and WINDOW_UPDATE: one number. */
export function writeNumberFrame(type: number, stream: number, number: number): Buffer {
  const payload = Buffer.allocUnsafe(4);
  payload.writeUInt32BE(number, 0);
  return writeFrame(type, 0, stream, payload);
}

export function writeGoAway(lastStream: number, why: number): Buffer {
  const payload = Buffer.allocUnsafe(8);
  payload.writeUInt32BE(lastStream, 0);
  payload.writeUInt32BE(why, 4);
  return writeFrame(frameType.goAway, 0, 0, payload);
}

export function writeSettings(values: readonly (readonly [name: number, value: number])[]): Buffer {
  const payload = Buffer.allocUnsafe(6 * values.length);
  for (const [at, [name, value]] of values.entries()) {
    payload.writeUInt16BE(name, 6 * at);
    payload.writeUInt32BE(value, 6 * at + 2);
  }
  return writeFrame(frameType.settings, 0, 0, payload);
}

/** What stands between the padding of DATA or HEADERS (RFC 9113, 6.1). */
export function withoutPadding(payload: Buffer, flags: number): Buffer {
  if ((flags & flag.padded) === 0) return payload;
  const padding = payload[0];
  if (padding === undefined || padding >= payload.length) {
    throw new ConnectionEnds(reason.protocolError, 'more padding than there is frame');
  }
  return payload.subarray(1, payload.length - padding);
}
