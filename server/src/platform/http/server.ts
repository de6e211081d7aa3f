import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Log } from '#platform/log';
import type { Metrics } from '#platform/metrics';
import { asRefusal } from './fastify-errors.ts';
import { boundClosing, guard, guardAnswer, shed, watch } from './guards.ts';
import type { TlsIdentity } from './http2-server.ts';
import { answererOf, noteAddresses } from './nowhere.ts';
import { plainAnswers } from './plain-answers.ts';
import { problemOf, retryAfterOf } from './problem.ts';
import { refuse } from './refusals.ts';
import { parseStrictly } from './strict-json.ts';
import { answerExpectation, answerUnreadable } from './unreadable.ts';

export interface ServerOptions {
  readonly log: Log;
  readonly metrics: Metrics;
  /** Bytes of a body, unless a route says otherwise. */
  readonly bodyLimit?: number;
  /** Addresses and networks of our own proxies: only theirs is `X-Forwarded-For` believed. */
  readonly trustedProxies?: readonly string[];
  readonly limits?: Partial<ServerLimits>;
  /** Speaks TLS, and asks callers for a certificate without turning away who shows none. */
  readonly tls?: TlsIdentity | undefined;
}

/** What one server takes on; in real time, because these guard the machine. */
export interface ServerLimits {
  /** Open connections; more are closed as they come. */
  readonly connections: number;
  readonly headersTimeoutMs: number;
  /** For a whole request with its body. */
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  /** Above this delay of the event loop new requests are turned away: late answers help nobody. */
  readonly overloadDelayMs: number;
  /** How long answers under way, and streams, may go on once the server closes. */
  readonly closeTimeoutMs: number;
}

const usualLimits: ServerLimits = {
  connections: 10_000,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 15_000,
  keepAliveTimeoutMs: 65_000,
  overloadDelayMs: 1_000,
  closeTimeoutMs: 5_000,
};

/**
 * A server with limits on everything a stranger can make large or slow: body, headers, depth, time,
 * and how much is taken on at once. Routes are added by the channels.
 */
export function openServer(options: ServerOptions): FastifyInstance {
  const limits = { ...usualLimits, ...options.limits };
  const app = Fastify({
    bodyLimit: options.bodyLimit ?? 65_536,
    requestTimeout: limits.requestTimeoutMs,
    connectionTimeout: 0,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    forceCloseConnections: 'idle',
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    logger: false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    [options.tls ? 'https' : 'http']: {
      ...(options.tls ? tlsOptionsOf(options.tls) : {}),
      headersTimeout: limits.headersTimeoutMs,
      maxHeaderSize: 16_384,
      // Looked for by `guard`, since Node would answer without a body.
      requireHostHeader: false,
      // Node looks for requests that are over their time this often, and by default every 30 s.
      connectionsCheckingInterval: 1_000,
    },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: answerUnrouted,
  });
  noteAddresses(app);
  app.server.on('checkExpectation', answerExpectation);
  app.server.maxConnections = limits.connections;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, readJson);
  app.setErrorHandler(answerPlainly);
  app.setNotFoundHandler(() => {
    throw refuse.route_unknown();
  });
  guard(app);
  watch(app, options.log, options.metrics);
  shed(app, limits.overloadDelayMs);
  boundClosing(app, limits.closeTimeoutMs);
  return app;
}

function tlsOptionsOf({ certificate, key, callerAuthorities }: TlsIdentity) {
  const authorities = callerAuthorities === undefined ? {} : { ca: callerAuthorities };
  const asks = { requestCert: true, rejectUnauthorized: false };
  return { cert: certificate, key, ...authorities, ...asks, minVersion: 'TLSv1.2' as const };
}

function readJson(
  request: FastifyRequest,
  body: Buffer,
  done: (error: Error | null, body?: unknown) => void,
): void {
  try {
    const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(request.headers['content-type'] ?? '');
    if (charset && charset[1]?.toLowerCase() !== 'utf-8') throw refuse.content_type_unknown();
    done(null, body.length === 0 ? undefined : parseStrictly(body));
  } catch (error) {
    done(error as Error);
  }
}

/**
 * What has no route because of how the address is written: its channel answers, where it has one.
 */
function answerUnrouted(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const answer = answererOf(request) ?? answerPlainly;
  guardAnswer(request, reply);
  answer(thrown, request, reply);
}

/** What goes wrong before a channel is reached, in English and for programs. */
function answerPlainly(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const instance = `urn:uuid:${request.id}`;
  guardAnswer(request, reply);
  const problem = problemOf(asRefusal(thrown), plainAnswers, 'en', instance);
  const pause = retryAfterOf(problem);
  if (pause !== undefined) void reply.header('retry-after', pause);
  void reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problem);
}
