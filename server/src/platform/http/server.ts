import { monitorEventLoopDelay } from 'node:perf_hooks';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Refusal } from '#base';
import type { Log } from '#platform/log';
import type { Metrics } from '#platform/metrics';
import { refuse } from './refusals.ts';
import { parseStrictly } from './strict-json.ts';

export interface ServerOptions {
  readonly log: Log;
  readonly metrics: Metrics;
  /** Bytes of a body, unless a route says otherwise. */
  readonly bodyLimit?: number;
  /** Whether `X-Forwarded-For` of a proxy of ours is believed. */
  readonly isBehindProxy?: boolean;
}

const requestTimeoutMs = 15_000;
/** Above this delay of the event loop new requests are turned away: late answers help nobody. */
const overloadDelayMs = 1_000;

/**
 * A server with limits on everything a stranger can make large or slow: body, headers, depth, time,
 * and how much is taken on at once. Routes are added by the channels.
 */
export function openServer(options: ServerOptions): FastifyInstance {
  const app = Fastify({
    bodyLimit: options.bodyLimit ?? 65_536,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    trustProxy: options.isBehindProxy ?? false,
    logger: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    http: { headersTimeout: 10_000, maxHeaderSize: 16_384 },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (_request: FastifyRequest, body: Buffer, done) => {
      try {
        done(null, body.length === 0 ? undefined : parseStrictly(body));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  watch(app, options);
  shed(app);
  return app;
}

/** One line and one measurement per request. */
function watch(app: FastifyInstance, { log, metrics }: ServerOptions): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const { method } = request;
    const status = String(reply.statusCode);
    metrics.observe('lowu_http_seconds', reply.elapsedTime / 1_000, { method, route, status });
    log.debug('request', {
      request: request.id,
      method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
}

function shed(app: FastifyInstance): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let isOverloaded = false;
  const look = setInterval(() => {
    isOverloaded = delay.percentile(50) / 1e6 > overloadDelayMs;
    delay.reset();
  }, 500).unref();
  app.addHook('onClose', async () => {
    clearInterval(look);
    delay.disable();
  });
  app.addHook('onRequest', async (_request, reply) => {
    if (!isOverloaded) return;
    void reply.header('retry-after', '2');
    throw refuse.overloaded();
  });
}

/** Fastify's own errors in our words; anything else is returned as it is. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuse.body_too_large();
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuse.content_type_unknown();
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return refuse.body_unreadable({ what: 'the length of the body is not what was announced' });
    default:
      return error;
  }
}
