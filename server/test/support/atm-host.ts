import { createRequire } from 'node:module';
import { connect, type Socket } from 'node:net';
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

export async function connectHost(port: number): Promise<AtmHost> {
  const socket: Socket = connect(port, '127.0.0.1');
  const answers: Record<string, string>[] = [];
  let rest = Buffer.alloc(0);
  let isClosed = false;
  socket.on('error', () => undefined);
  socket.on('close', () => (isClosed = true));
  socket.on('data', (octets: Buffer) => {
    rest = Buffer.concat([rest, octets]);
    while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
      const end = 2 + rest.readUInt16BE(0);
      answers.push(new OtherIso().getIsoJSON(rest.subarray(0, end)));
      rest = rest.subarray(end);
    }
  });
  await new Promise((resolve) => socket.once('connect', resolve));
  return {
    answers,
    send: (octets) => void socket.write(octets),
    isClosed: () => isClosed,
    close: () => void socket.destroy(),
    ask(type, fields) {
      const before = answers.length;
      socket.write(messageOf(type, fields));
      return eventually(`${type} of trace ${fields[11]} is answered`, () =>
        answers.slice(before).find((answer) => answer['11'] === fields[11]),
      );
    },
  };
}
