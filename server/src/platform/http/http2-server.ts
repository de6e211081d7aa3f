import { randomUUID } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import type { Log } from '#platform/log';
import type { Metrics } from '#platform/metrics';
import { watchDelay } from './guards.ts';
import { Http2Connection } from './http2/connection.ts';
import type { Http2Headers } from './http2/request-head.ts';
import type { Http2Request } from './http2/streams.ts';
import { refuse } from './refusals.ts';

export interface Http2Call {
  /** To quote when something went wrong. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Http2Headers;
  readonly body: Buffer;
  /** How the caller reached us: `http://host:port`. */
  readonly origin: string;
}

export interface Http2Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What was called, for the metrics: few different words. */
  readonly route: string;
}

/** PEM, all of it. */
export interface TlsIdentity {
  readonly certificate: string;
  readonly key: string;
  /** Callers must show a certificate of one of these; undefined asks for none. */
  readonly callerAuthorities: string | undefined;
}

export interface Http2ServerOptions {
  readonly host: string;
  readonly port: number;
  /** Without it HTTP/2 is spoken from the first byte: on loopback, or behind a proxy of ours. */
  readonly tls: TlsIdentity | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly limits?: Partial<Http2Limits>;
  /** Answers a call. What it throws goes to `refuse`. */
  handle(call: Http2Call): Promise<Http2Reply>;
  /** Says no to a call whose body may be missing. */
  refuse(error: unknown, call: Omit<Http2Call, 'body'>): Http2Reply;
}

/** What one server takes on; in real time, because these guard the machine. */
export interface Http2Limits {
  readonly connections: number;
  /** At once on one connection. */
  readonly streams: number;
  readonly bodyBytes: number;
  /** For a connection to begin speaking HTTP/2. */
  readonly prefaceTimeoutMs: number;
  /** For a whole request with its body. */
  readonly requestTimeoutMs: number;
  /** After so long without a frame a connection is closed. */
  readonly idleTimeoutMs: number;
  /** Above this delay of the event loop new requests are turned away. */
  readonly overloadDelayMs: number;
  /** How long answers under way may go on once the server closes. */
  readonly closeTimeoutMs: number;
}

const usualLimits: Http2Limits = {
  connections: 1_000,
  streams: 1_000,
  bodyBytes: 262_144,
  prefaceTimeoutMs: 10_000,
  requestTimeoutMs: 15_000,
  idleTimeoutMs: 600_000,
  overloadDelayMs: 1_000,
  closeTimeoutMs: 5_000,
};

export interface OpenedHttp2Server {
  readonly port: number;
  stop(): Promise<void>;
}

const headBytes = 16_384;
/** How often connections are looked at, unless they have less time than that. */
const lookEveryMs = 1_000;

/**
 * A server of HTTP/2 alone, for programs, with limits on everything a stranger can make large or
 * slow. It reads and writes the frames itself: see docs/decisions/http2.md.
 */
export async function openHttp2Server(options: Http2ServerOptions): Promise<OpenedHttp2Server> {
  const limits = { ...usualLimits, ...options.limits };
  const delay = watchDelay(limits.overloadDelayMs);
  const sockets = new Set<Socket>();
  const connections = new Set<Http2Connection>();
  const server = listenerOf(options.tls, limits, (socket) => {
    const connection = new Http2Connection(socket, { ...limits, headBytes }, (request) => {
      void serve(options, request, delay.isOverloaded()).finally(() => connection.endIfDone());
    });
    connections.add(connection);
    socket.once('close', () => connections.delete(connection));
  });
  server.on('connection', (socket: Socket) => {
    if (sockets.size >= limits.connections) return socket.destroy();
    sockets.add(socket);
    return socket.once('close', () => sockets.delete(socket));
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ host: options.host, port: options.port }, resolve);
  await promise;
  const { prefaceTimeoutMs, requestTimeoutMs, idleTimeoutMs } = limits;
  const shortestMs = Math.min(prefaceTimeoutMs, requestTimeoutMs, idleTimeoutMs);
  const look = setInterval(
    () => {
      for (const connection of connections) connection.sweep(limits);
    },
    Math.min(lookEveryMs, shortestMs / 2),
  ).unref();
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    stop: async () => {
      delay.stop();
      await close(server, sockets, connections, limits.closeTimeoutMs);
      clearInterval(look);
    },
  };
}

function listenerOf(
  tls: TlsIdentity | undefined,
  limits: Http2Limits,
  opened: (socket: Socket) => void,
): Server {
  if (!tls) return createServer({ noDelay: true }, opened);
  const { certificate, key, callerAuthorities } = tls;
  const asks = callerAuthorities !== undefined;
  const secured = (socket: TLSSocket): void => {
    if (socket.alpnProtocol === 'h2') opened(socket);
    else socket.destroy();
  };
  const server = createTlsServer(
    {
      cert: certificate,
      key,
      ALPNProtocols: ['h2'],
      minVersion: 'TLSv1.2',
      handshakeTimeout: limits.prefaceTimeoutMs,
      noDelay: true,
      requestCert: asks,
      rejectUnauthorized: asks,
      ...(asks ? { ca: callerAuthorities } : {}),
    },
    secured,
  );
  // Whoever fails the handshake is a stranger's affair, and its socket has been closed.
  return server.on('tlsClientError', () => undefined);
}

async function serve(
  options: Http2ServerOptions,
  request: Http2Request,
  isOverloaded: boolean,
): Promise<void> {
  const startedMs = performance.now();
  const { head } = request;
  const call = {
    id: randomUUID(),
    method: head[':method'] ?? '',
    path: head[':path'] ?? '',
    origin: `${head[':scheme'] ?? 'http'}://${head[':authority'] ?? head['host'] ?? ''}`,
    headers: head,
  };
  const { status, body, route, headers } = await answer(options, request, call, isOverloaded);
  const isHeard = request.isWaitedFor();
  request.answer(status, { 'x-request-id': call.id, ...headers }, body);
  if (!isHeard) return;
  const labels = { method: call.method, route, status: String(status) };
  options.metrics.observe('lowu_http_seconds', (performance.now() - startedMs) / 1_000, labels);
}

async function answer(
  options: Http2ServerOptions,
  { body }: Http2Request,
  call: Omit<Http2Call, 'body'>,
  isOverloaded: boolean,
): Promise<Http2Reply> {
  try {
    if (isOverloaded) throw refuse.overloaded();
    if (!body) throw refuse.body_too_large();
    return await options.handle({ ...call, body });
  } catch (error) {
    return options.refuse(error, call);
  }
}

/** Tells every connection that it ends, lets answers under way go out, and then ends it. */
function close(
  server: Server,
  sockets: ReadonlySet<Socket>,
  connections: ReadonlySet<Http2Connection>,
  timeoutMs: number,
): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, timeoutMs);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    for (const connection of connections) connection.leave();
  });
}
