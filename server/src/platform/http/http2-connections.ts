import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  constants,
  type IncomingHttpHeaders,
  type SecureClientSessionOptions,
} from 'node:http2';
import type { HttpAnswer, HttpCall, HttpOutcome } from './outcome.ts';

const longestAnswerBytes = 1_048_576;
/** A connection that nobody used for so long is closed. */
const idleMs = 60_000;

export interface Http2Connections {
  call(call: HttpCall): Promise<HttpOutcome>;
  close(): void;
}

interface Connection {
  readonly session: ClientHttp2Session;
  /** Until it stands (for TLS: until the handshake is done), Node keeps every byte back. */
  isOpen: boolean;
}

/** One connection for each origin, shared by its calls; opened again when it has broken. */
export function openHttp2Connections(tls: SecureClientSessionOptions): Http2Connections {
  const kept = new Map<string, Connection>();
  const connectionTo = (origin: string): Connection => {
    const before = kept.get(origin);
    if (before && !before.session.closed && !before.session.destroyed) return before;
    const session = connect(origin, tls);
    const connection = { session, isOpen: false };
    session.once('connect', () => {
      connection.isOpen = true;
    });
    session.setTimeout(idleMs, () => session.close());
    // Each of its streams is told; the next call opens another.
    session.on('error', () => session.destroy());
    session.on('goaway', () => kept.delete(origin));
    session.unref();
    kept.set(origin, connection);
    return connection;
  };
  return {
    call: (call) => perform(connectionTo, call),
    close() {
      for (const { session } of kept.values()) session.destroy();
    },
  };
}

function perform(
  connectionTo: (origin: string) => Connection,
  call: HttpCall,
): Promise<HttpOutcome> {
  const { origin, pathname, search } = new URL(call.url);
  return new Promise((resolve) => {
    const connection = connectionTo(origin);
    let stream: ClientHttp2Stream;
    try {
      stream = connection.session.request({
        ':method': call.method,
        ':path': `${pathname}${search}`,
        ...call.headers,
      });
    } catch (error) {
      // The connection is on its way out, so nothing was written to it.
      return resolve({ outcome: 'not_sent', reason: reasonOf(error as Error) });
    }
    const settle = (outcome: HttpOutcome): void => {
      clearTimeout(deadline);
      resolve(outcome);
    };
    const fail = (reason: string): void => {
      // RFC 9113, 8.7: a stream that was refused has not been acted upon.
      const isRefused = stream.rstCode === constants.NGHTTP2_REFUSED_STREAM;
      const outcome = connection.isOpen && !isRefused ? 'sent_without_proof' : 'not_sent';
      settle({ outcome, reason });
      stream.close(constants.NGHTTP2_CANCEL);
    };
    const deadline = setTimeout(() => fail('the time was over'), call.timeoutMs);
    read(stream, fail, (answer) => settle(judge(answer)));
    stream.end(call.body);
  });
}

/** A stream whose connection broke says only that; the connection's own error lies behind. */
function reasonOf(error: NodeJS.ErrnoException): string {
  const { cause } = error;
  return cause instanceof Error ? reasonOf(cause) : (error.code ?? error.message);
}

/** A gateway that fails says nothing of what the machines behind it have done. */
export function judge(answer: HttpAnswer): HttpOutcome {
  return answer.status >= 500
    ? { outcome: 'sent_without_proof', reason: `status ${answer.status}`, answer }
    : { outcome: 'proof', answer };
}

function read(
  stream: ClientHttp2Stream,
  fail: (reason: string) => void,
  done: (answer: HttpAnswer) => void,
): void {
  const pieces: Buffer[] = [];
  let bytes = 0;
  let answered: IncomingHttpHeaders | undefined;
  stream.on('response', (headers) => {
    answered = headers;
  });
  stream.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > longestAnswerBytes) fail('the answer is too large');
    else pieces.push(piece);
  });
  stream.on('error', (error) => fail(reasonOf(error)));
  stream.on('close', () => fail('the answer was cut off'));
  stream.on('end', () => {
    if (!answered || stream.rstCode !== constants.NGHTTP2_NO_ERROR) return;
    const { ':status': status, ...headers } = answered;
    const body = Buffer.concat(pieces);
    done({ status: Number(status), headers: textsOf(headers), body });
  });
}

function textsOf(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)]),
  );
}
