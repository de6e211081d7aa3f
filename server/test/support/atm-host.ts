import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { connect, type Socket } from 'node:net';
import { connect as connectEncrypted, type ConnectionOptions } from 'node:tls';
import { eventually } from './eventually.ts';

type Fields = Readonly<Record<number, string>>;

/** ISO 8583 as others have implemented it. */
type Library = new (
  fields?: Record<number, string>,
) => {
  getBufferMessage(): Buffer | { error: string };
  getIsoJSON(octets: Buffer): Record<string, string>;
};
export const OtherIso = createRequire(import.meta.url)('iso_8583') as Library;

/**
 * An acquirer's host: it speaks by a library of others, and never shares a line of code with us.
 */
export interface AtmHost {
  /** Sends a message and waits for its answer, by trace number. */
  ask(type: string, fields: Fields): Promise<Record<string, string>>;
  /** Sends octets as they are. */
  send(octets: Buffer): void;
  readonly answers: readonly Record<string, string>[];
  isClosed(): boolean;
  close(): void;
}

export function messageOf(type: string, fields: Fields): Buffer {
  const octets = new OtherIso({ 0: type, ...fields }).getBufferMessage();
  if (!Buffer.isBuffer(octets)) throw new Error(octets.error);
  return octets;
}

export interface HostLink {
  /** By which it encrypts. */
  readonly tls?: ConnectionOptions;
  /** Of the MACs that it makes and demands, the first 8 octets of an HMAC-SHA256. */
  readonly macKey?: Buffer;
}

/** Rejects where it is not let in. */
export async function connectHost(port: number, { tls, macKey }: HostLink = {}): Promise<AtmHost> {
  const socket: Socket = tls
    ? connectEncrypted({ port, host: '127.0.0.1', servername: 'localhost', ...tls })
    : connect(port, '127.0.0.1');
  const answers: Record<string, string>[] = [];
  let rest = Buffer.alloc(0);
  let isClosed = false;
  socket.on('error', () => undefined);
  socket.on('close', () => (isClosed = true));
  socket.on('data', (octets: Buffer) => {
    rest = Buffer.concat([rest, octets]);
    while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
      const end = 2 + rest.readUInt16BE(0);
      const octets = rest.subarray(0, end);
      const plain = macKey ? unproved(octets, macKey) : octets;
      answers.push(plain ? new OtherIso().getIsoJSON(plain) : { wrongMac: 'yes' });
      rest = rest.subarray(end);
    }
  });
  await once(socket, tls ? 'secureConnect' : 'connect');
  return {
    answers,
    send: (octets) => void socket.write(octets),
    isClosed: () => isClosed,
    close: () => void socket.destroy(),
    ask(type, fields) {
      const before = answers.length;
      const message = messageOf(type, fields);
      socket.write(macKey ? proved(message, macKey) : message);
      return eventually(`${type} of trace ${fields[11]} is answered`, () =>
        answers.slice(before).find((answer) => answer['11'] === fields[11]),
      );
    },
  };
}

/** The last bit of the bitmap, which is twice as long where its first bit says so. */
function macBitAt(message: Buffer): number {
  const bitmapAt = 2 + 4;
  return bitmapAt + (message.readUInt8(bitmapAt) & 0x80 ? 15 : 7);
}

function macOf(covered: Buffer, key: Buffer): Buffer {
  return createHmac('sha256', key).update(covered).digest().subarray(0, 8);
}

/** With its MAC in field 64 or 128, which the library takes for text: it is put there behind it. */
export function proved(message: Buffer, key: Buffer): Buffer {
  const marked = Buffer.from(message);
  const at = macBitAt(marked);
  marked.writeUInt8(marked.readUInt8(at) | 1, at);
  marked.writeUInt16BE(message.length - 2 + 8, 0);
  return Buffer.concat([marked, macOf(marked.subarray(2), key)]);
}

/** Without the MAC; nothing where that is wrong. */
function unproved(octets: Buffer, key: Buffer): Buffer | undefined {
  const covered = Buffer.from(octets.subarray(0, -8));
  if (!macOf(covered.subarray(2), key).equals(octets.subarray(-8))) return undefined;
  const at = macBitAt(covered);
  covered.writeUInt8(covered.readUInt8(at) & ~1, at);
  covered.writeUInt16BE(covered.length - 2, 0);
  return covered;
}
