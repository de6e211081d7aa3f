import http, { type IncomingHttpHeaders } from 'node:http';

export interface Sent {
  readonly method: string;
  /** As it stands in the request line, whatever stands there. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const patienceMs = 20_000;
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

/** One request as it is given. Of a stream, which has no end, what comes first is taken. */
export function send(port: number, { method, path, headers, body }: Sent): Promise<Received> {
  // Node leaves the length out for methods that usually have no body.
  const length = String(body?.length ?? 0);
  const isChunked = 'transfer-encoding' in headers;
  const all = isChunked || length === '0' ? headers : { ...headers, 'content-length': length };
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  const request = http.request(
    { host: '127.0.0.1', port, method, path, agent, timeout: patienceMs, headers: all },
    (response) => {
      const pieces: Buffer[] = [];
      const done = (): void => {
        const text = Buffer.concat(pieces).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      };
      response.on('data', (piece: Buffer) => {
        pieces.push(piece);
        if (!isStream(response.headers) || !piece.includes('\n\n')) return;
        done();
        response.destroy();
      });
      response.on('end', done);
      response.on('error', reject);
    },
  );
  request.on('timeout', () => request.destroy(new Error(`${method} ${path} was not answered`)));
  request.on('error', reject);
  request.end(body);
  return promise;
}

function isStream(headers: IncomingHttpHeaders): boolean {
  return headers['content-type']?.startsWith('text/event-stream') ?? false;
}

export function closeConnections(): void {
  agent.destroy();
}
