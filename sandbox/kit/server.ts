import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type Answer, json, Problem } from './answers.ts';
import type { Log } from './log.ts';

export interface Incoming {
  method: string;
  /** Path and query exactly as sent, for signatures over them. */
  target: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** As UTF-8; empty where the route takes bytes. */
  body: string;
  bytes: Buffer;
  params: Record<string, string>;
}

export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  /** `:name` stands for one path segment or a part of it: `/qr/:id.svg`. The first match wins. */
  path: string;
  /** What comes is no text, and need not be UTF-8. */
  isBinary?: boolean;
  answer(incoming: Incoming): Answer | Promise<Answer>;
}

export interface RunningServer {
  port: number;
  address: string;
  /** What else the ready line tells, such as a second port. */
  told?: Record<string, number>;
  stop(): Promise<void>;
}

interface Options {
  port: number;
  routes: readonly Route[];
  log: Log;
  /** Runs after each answer has been handed to the network, also after one that never comes. */
  onAnswered?: () => void;
}

const longestBody = 1024 * 1024;

/** Serves the routes on loopback only. Whatever is sent is answered; nothing brings it down. */
export async function startServer(options: Options): Promise<RunningServer> {
  const routes = options.routes.map((route) => ({ route, pattern: toPattern(route.path) }));
  const server = createServer((request, response) => {
    void respond(routes, request, options.log)
      .then((answer) => send(answer, request, response))
      .catch(() => response.destroy())
      .finally(() => options.onAnswered?.());
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  // A busy client takes up a kept connection late; closed meanwhile, its next call would be reset.
  server.keepAliveTimeout = 120_000;
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
  });
  const port = await listen(server, options.port);
  return { port, address: `http://127.0.0.1:${port}`, stop: () => stop(server) };
}

function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', () => {
    const bound = server.address();
    resolve(typeof bound === 'object' && bound !== null ? bound.port : port);
  });
  return promise;
}

function stop(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  // Hanging answers and live streams would keep the server open for ever.
  server.closeAllConnections();
  return promise;
}

type Compiled = readonly { route: Route; pattern: RegExp }[];

async function respond(routes: Compiled, request: IncomingMessage, log: Log): Promise<Answer> {
  try {
    const target = request.url ?? '/';
    const [path = '/', ...query] = target.split('?');
    const found = findRoute(routes, request.method === 'HEAD' ? 'GET' : request.method, path);
    const bytes = await readBytes(request);
    return await found.route.answer({
      method: request.method ?? 'GET',
      target,
      query: new URLSearchParams(query.join('?')),
      headers: request.headers,
      body: found.route.isBinary === true ? '' : textOf(bytes),
      bytes,
      params: found.params,
    });
  } catch (error) {
    if (error instanceof Problem) return json(error.status, { error: error.message });
    // The sender gave up half way. There is nobody left to answer.
    if (request.errored !== null) return 'reset';
    log('a handler failed', { target: request.url, error: String(error) });
    return json(500, { error: 'The sandbox failed. Its log on stderr says why.' });
  }
}

function findRoute(routes: Compiled, method: string | undefined, path: string) {
  let isPathKnown = false;
  for (const { route, pattern } of routes) {
    const match = pattern.exec(path);
    if (match === null) continue;
    isPathKnown = true;
    if (route.method === method) return { route, params: decodeParams(match.groups ?? {}) };
  }
  if (isPathKnown) throw new Problem(405, `${path} does not take ${method}.`);
  throw new Problem(404, `There is nothing at ${path}.`);
}

function toPattern(path: string): RegExp {
  const source = path.replaceAll('.', '\\.').replace(/:(\w+)/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
}

function decodeParams(groups: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    throw new Problem(400, 'The path is not well encoded.');
  }
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Destroying the request on the way out would destroy the socket that the refusal needs.
  const iterator: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of iterator) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longestBody) throw new Problem(413, 'The body is longer than 1 MiB.');
  }
  return Buffer.concat(chunks);
}

function textOf(bytes: Buffer): string {
  try {
    // The text must stand for exactly these bytes: signatures are checked over them.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Problem(400, 'The body is not UTF-8.');
  }
}

function send(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  if (answer === 'hang') return;
  if (answer === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  if ('start' in answer) {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    response.writeHead(200, answer.headers);
    answer.start((text) => response.write(text), gone.signal);
    return;
  }
  // What was not read of a refused body would otherwise be taken for the next request.
  if (!request.complete) response.setHeader('connection', 'close');
  response.setHeader('content-length', Buffer.byteLength(answer.body));
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
}
