import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '#platform/log';
import type { Metrics } from '#platform/metrics';
import { noRoute } from './nowhere.ts';
import { refuse } from './refusals.ts';

/** For every answer; a page loosens what it must. */
const guardingHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * Headers that every answer has. What is done for every request says by `done` that it is through:
 * a promise for each of three hooks took 2 µs of the 30 that the smallest request costs.
 */
export function guard(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    guardAnswer(request, reply);
    // RFC 9112, 3.2: since 1.1 a request names its host.
    const isNamed = request.headers.host !== undefined || request.raw.httpVersion === '1.0';
    if (!isNamed || repeatsSingle(request.raw.rawHeaders)) done(refuse.request_unreadable());
    else done(request.is404 ? noRoute(request, reply) : undefined);
  });
}

/** Of which a second one makes a request mean two things, to us and to a proxy before us. */
const singleHeaders = new Set(['host', 'authorization', 'content-type', 'idempotency-key']);

/**
 * Whether a header that counts once is there twice (RFC 9110, 5.3; of hosts RFC 9112, 3.2, wants it
 * refused). Node hands on the first and says nothing of the second.
 */
function repeatsSingle(rawHeaders: readonly string[]): boolean {
  const seen: string[] = [];
  // Names and values take turns.
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    if (!singleHeaders.has(name)) continue;
    if (seen.includes(name)) return true;
    seen.push(name);
  }
  return false;
}

/** For an answer to what was turned away before any hook has run, such as a broken address. */
export function guardAnswer(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers(guardingHeaders).header('x-request-id', request.id);
}

/** One line and one measurement per request. */
export function watch(app: FastifyInstance, log: Log, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
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
    done();
  });
}

/**
 * Whether the process keeps up with what it has taken on: the delay of its event loop says so,
 * twice in a row. Once may be a stall that is over, of the machine or of one long step, and who
 * comes after it would be turned away for nothing.
 */
export function watchDelay(overloadDelayMs: number): { isOverloaded(): boolean; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let isLate = false;
  let isOverloaded = false;
  const look = setInterval(() => {
    const wasLate = isLate;
    isLate = delay.percentile(50) / 1e6 > overloadDelayMs;
    isOverloaded = wasLate && isLate;
    delay.reset();
  }, 500).unref();
  return {
    isOverloaded: () => isOverloaded,
    stop: () => {
      clearInterval(look);
      delay.disable();
    },
  };
}

/** Turns requests away while the process does not keep up with those it has. */
export function shed(app: FastifyInstance, overloadDelayMs: number): void {
  const delay = watchDelay(overloadDelayMs);
  app.addHook('onClose', async () => delay.stop());
  app.addHook('onRequest', (_request, reply, done) => {
    if (!delay.isOverloaded()) return done();
    void reply.header('retry-after', '2');
    done(refuse.overloaded());
  });
}

/** A stream never ends by itself, and closing must. */
export function boundClosing(app: FastifyInstance, closeTimeoutMs: number): void {
  app.addHook('preClose', async () => {
    const force = setTimeout(() => app.server.closeAllConnections(), closeTimeoutMs).unref();
    app.server.once('close', () => clearTimeout(force));
  });
}
