/** Frames of HTTP/2 by their type (RFC 9113, 6): those that a client of one request meets. */
export const frameTypes = {
  data: 0x0,
  headers: 0x1,
  resetStream: 0x3,
  settings: 0x4,
  ping: 0x6,
  goAway: 0x7,
  windowUpdate: 0x8,
} as const;

export const endStream = 0x1;
export const acknowledgement = 0x1;
export const endHeaders = 0x4;

export const frameHeadBytes = 9;
/** What a peer takes until it says otherwise (RFC 9113, 6.5.2 and 6.9.2). */
export const usualWindowBytes = 65_535;
export const usualFrameBytes = 16_384;

export interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
}

export type FrameHead = Omit<Frame, 'payload'> & { readonly length: number };

export function frame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(frameHeadBytes + payload.length);
  writeFrameHead(bytes, 0, { type, flags, stream, length: payload.length });
  payload.copy(bytes, frameHeadBytes);
  return bytes;
}

export function writeFrameHead(
  target: Buffer,
  at: number,
  { type, flags, stream, length }: FrameHead,
): void {
  target.writeUIntBE(length, at, 3);
  target[at + 3] = type;
  target[at + 4] = flags;
  target.writeUInt32BE(stream, at + 5);
}

/** Gives every whole frame to `take` and returns what is left of the bytes. */
export function eachFrame(bytes: Buffer, take: (frame: Frame) => void): Buffer {
  let at = 0;
  while (bytes.length - at >= frameHeadBytes) {
    const end = at + frameHeadBytes + bytes.readUIntBE(at, 3);
    if (end > bytes.length) break;
    take({
      type: bytes[at + 3] as number,
      flags: bytes[at + 4] as number,
      stream: bytes.readUInt32BE(at + 5) & 0x7f_ff_ff_ff,
      payload: bytes.subarray(at + frameHeadBytes, end),
    });
    at = end;
  }
  return bytes.subarray(at);
}

/** One entry of SETTINGS is two bytes of name and four of value. */
export function settingsFrame(values: Readonly<Record<number, number>>): Buffer {
  const entries = Object.entries(values);
  const payload = Buffer.alloc(6 * entries.length);
  for (const [index, [name, value]] of entries.entries()) {
    payload.writeUInt16BE(Number(name), 6 * index);
    payload.writeUInt32BE(value, 6 * index + 2);
  }
  return frame(frameTypes.settings, 0, 0, payload);
}

export function windowUpdateFrame(stream: number, bytes: number): Buffer {
  const payload = Buffer.alloc(4);
  payload.writeUInt32BE(bytes, 0);
  return frame(frameTypes.windowUpdate, 0, stream, payload);
}
