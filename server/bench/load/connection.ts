import { connect } from 'node:net';

/** One answer, as much of it as is looked at. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A connection that is kept and asks one thing after the other. */
export interface Connection {
  ask(request: Buffer): Promise<Answer>;
  close(): void;
}

const headEnd = Buffer.from('\r\n\r\n');

/**
 * HTTP/1.1 over a socket, with requests that were written beforehand and answers that say their
 * length. It is so little because it shares two cores with what it measures: an HTTP client
 * that knows everything would take from the server what it is to be measured by.
 */
export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let waiting: PromiseWithResolvers<Answer> | undefined;
  let held: Buffer = Buffer.alloc(0);
  const fail = (error: Error): void => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed the connection')));
  socket.on('data', (piece: Buffer) => {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    const answer = wholeAnswer(held);
    if (!answer) return;
    held = Buffer.alloc(0);
    waiting?.resolve(answer);
  });
  return {
    ask(request) {
      waiting = Promise.withResolvers();
      socket.write(request);
      return waiting.promise;
    },
    close: () => {
      waiting = undefined;
      socket.destroy();
    },
  };
}

function wholeAnswer(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
  if (Number.isNaN(length)) throw new Error(`an answer without its length:\n${head}`);
  const from = end + headEnd.length;
  if (bytes.length < from + length) return undefined;
  return { status: Number(head.slice(9, 12)), body: bytes.toString('utf8', from, from + length) };
}
