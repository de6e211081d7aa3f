import { connect, type Socket } from 'node:net';
import {
  decodeMessage,
  encodeMessage,
  frameMessage,
  MessageFrames,
  usualDialect,
} from '#wire/iso8583';
import type { Answer, Connection } from '../connection.ts';

/** So many connections an acquirer's host has; each carries as many messages as it is given. */
const sockets = 8;

/**
 * So many askers as are wanted, who share the connections of one acquirer's host. An answer belongs
 * to the message with its trace number (field 11); its body is what field 39 says, as `39=00`.
 */
export async function openAtmConnections(port: number, count: number): Promise<Connection[]> {
  const hosts = await Promise.all(
    Array.from({ length: Math.min(sockets, count) }, () => openHost(port)),
  );
  return Array.from({ length: count }, (_, at) => {
    const host = hosts[at % hosts.length];
    if (!host) throw new Error('no connection of the host');
    return host;
  });
}

const traceAt = 'trace:';

/** A message as it goes over the wire, and before it the trace number that its answer repeats. */
export function tracedMessage(trace: string, message: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${traceAt}${trace}`), message]);
}

const traceEnd = traceAt.length + 6;

class Host implements Connection {
  readonly #socket: Socket;
  readonly #frames = new MessageFrames(usualDialect);
  readonly #waiting = new Map<string, PromiseWithResolvers<Answer>>();

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (octets: Buffer) => this.#received(octets));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  ask(request: Buffer): Promise<Answer> {
    const waiting = Promise.withResolvers<Answer>();
    this.#waiting.set(request.toString('latin1', traceAt.length, traceEnd), waiting);
    this.#socket.write(request.subarray(traceEnd));
    return waiting.promise;
  }

  close(): void {
    this.#waiting.clear();
    this.#socket.destroy();
  }

  #received(octets: Buffer): void {
    for (const frame of this.#frames.push(octets)) {
      const { fields } = decodeMessage(usualDialect, frame);
      const trace = fields[11] ?? '';
      this.#waiting.get(trace)?.resolve({ status: 200, body: `39=${fields[39]}` });
      this.#waiting.delete(trace);
    }
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** A connection that has signed on. */
async function openHost(port: number): Promise<Host> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const host = new Host(socket);
  const fields = { 7: '0101000000', 11: '000000', 70: '001' };
  const signOn = frameMessage(usualDialect, encodeMessage(usualDialect, { type: '0800', fields }));
  const { body } = await host.ask(tracedMessage('000000', signOn));
  if (body !== '39=00') throw new Error(`the sign-on was answered ${body}`);
  return host;
}
