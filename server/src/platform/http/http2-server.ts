import { randomUUID } from 'node:crypto';
import {
  createSecureServer,
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { Log } from '#platform/log';
import type { Metrics } from '#platform/metrics';
import { watchDelay } from './guards.ts';
import { refuse } from './refusals.ts';

export interface Http2Call {
  /** To quote when something went wrong. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
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

/**
 * A server of HTTP/2 alone, for programs, with limits on everything a stranger can make large or
 * slow. It stands on Node's streams, without a framework: see docs/decisions/http2.md.
 */
export async function openHttp2Server(options: Http2ServerOptions): Promise<OpenedHttp2Server> {
  const limits = { ...usualLimits, ...options.limits };
  const server = listenerOf(options.tls, limits);
  const sessions = new Set<ServerHttp2Session>();
  const delay = watchDelay(limits.overloadDelayMs);
  server.on('session', (session) => admit(session, sessions, limits));
  server.on('sessionError', (error) =>
    options.log.debug('a connection of HTTP/2 broke', { error }),
  );
  server.on('stream', (stream, headers) => {
    // The caller may go at any time; whatever follows finds the stream destroyed.
    stream.on('error', () => stream.destroy());
    void serve(options, limits, stream, headers, delay.isOverloaded());
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ host: options.host, port: options.port }, resolve);
  await promise;
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    stop: () => {
      delay.stop();
      return close(server, sessions, limits.closeTimeoutMs);
    },
  };
}

function listenerOf(tls: TlsIdentity | undefined, limits: Http2Limits): Http2Server {
  const settings = { maxConcurrentStreams: limits.streams, maxHeaderListSize: 16_384 };
  if (!tls) return createServer({ settings });
  const { certificate, key, callerAuthorities } = tls;
  const asks = callerAuthorities !== undefined;
  return createSecureServer({
    settings,
    cert: certificate,
    key,
    minVersion: 'TLSv1.2',
    requestCert: asks,
    rejectUnauthorized: asks,
    ...(asks ? { ca: callerAuthorities } : {}),
  });
}

function admit(
  session: ServerHttp2Session,
  sessions: Set<ServerHttp2Session>,
  limits: Http2Limits,
): void {
  session.on('error', () => session.destroy());
  if (sessions.size >= limits.connections) return session.destroy();
  sessions.add(session);
  const silent = setTimeout(() => session.destroy(), limits.prefaceTimeoutMs);
  session.once('remoteSettings', () => clearTimeout(silent));
  session.setTimeout(limits.idleTimeoutMs, () => session.close());
  session.once('close', () => {
    clearTimeout(silent);
    sessions.delete(session);
  });
}

async function serve(
  options: Http2ServerOptions,
  limits: Http2Limits,
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  isOverloaded: boolean,
): Promise<void> {
  const startedMs = performance.now();
  const call = {
    id: randomUUID(),
    method: headers[':method'] ?? '',
    path: headers[':path'] ?? '',
    origin: `${headers[':scheme'] ?? 'http'}://${headers[':authority'] ?? headers.host ?? ''}`,
    headers,
  };
  const reply = await answer(options, limits, stream, call, isOverloaded);
  if (reply === undefined || stream.destroyed || stream.closed) return;
  const { status, body, route } = reply;
  const answered = { ':status': status, 'x-request-id': call.id, ...reply.headers };
  stream.respond(answered, { endStream: body === '' });
  if (body !== '') stream.end(body);
  const labels = { method: call.method, route, status: String(status) };
  options.metrics.observe('lowu_http_seconds', (performance.now() - startedMs) / 1_000, labels);
}

async function answer(
  options: Http2ServerOptions,
  limits: Http2Limits,
  stream: ServerHttp2Stream,
  call: Omit<Http2Call, 'body'>,
  isOverloaded: boolean,
): Promise<Http2Reply | undefined> {
  try {
    if (isOverloaded) throw refuse.overloaded();
    const body = await readBody(stream, limits);
    return body && (await options.handle({ ...call, body }));
  } catch (error) {
    return options.refuse(error, call);
  }
}

/** Undefined when the caller has gone, or took so long that nobody can have waited. */
function readBody(stream: ServerHttp2Stream, limits: Http2Limits): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let bytes = 0;
    const late = setTimeout(() => stream.destroy(), limits.requestTimeoutMs);
    stream.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes <= limits.bodyBytes) pieces.push(piece);
      else reject(refuse.body_too_large());
    });
    stream.once('end', () => {
      clearTimeout(late);
      resolve(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces));
    });
    stream.once('close', () => {
      clearTimeout(late);
      resolve(undefined);
    });
  });
}

/** Tells every connection that it ends, lets answers under way go out, and then ends it. */
function close(
  server: Http2Server,
  sessions: ReadonlySet<ServerHttp2Session>,
  timeoutMs: number,
): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => {
      for (const session of sessions) session.destroy();
    }, timeoutMs);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    for (const session of sessions) session.close();
  });
}
