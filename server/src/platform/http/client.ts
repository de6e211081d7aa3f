import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import tls from 'node:tls';
import { Fault } from '#base';
import type { Metrics } from '#platform/metrics';
import { isInsideTransaction } from '#platform/postgres';
import { openAgents } from './agents.ts';
import { addressNotPublic, isAllowed, literalAddressOf } from './guarded-lookup.ts';
import { judge, openHttp2Connections } from './http2-connections.ts';
import type { HttpAnswer, HttpCall, HttpClient, HttpOutcome } from './outcome.ts';

export interface HttpClientOptions {
  /** In production every call is encrypted, even one to this machine. */
  readonly isProduction: boolean;
  readonly metrics: Metrics;
  /** Trusted beside the usual authorities, as PEM: a provider's private one, for example. */
  readonly extraAuthorities?: readonly string[];
  /** What we show to whoever asks for a certificate over HTTP/2, as PEM. */
  readonly identity?: { readonly certificate: string; readonly key: string } | undefined;
  /** Who is asked for the names of guarded calls, as `address:port`; the system's unless given. */
  readonly nameServers?: readonly string[];
}

const longestAnswerBytes = 1_048_576;

/**
 * Makes calls to the world and says of each what is proved. Redirects are answers and are not
 * followed: a signed request is meant for one address. `close` lets idle connections go.
 *
 * @throws Fault inside a transaction, and for a plain address in production.
 */
export function openHttpClient(options: HttpClientOptions): HttpClient & { close(): void } {
  const authorities = [...tls.getCACertificates('default'), ...(options.extraAuthorities ?? [])];
  const trust = { minVersion: 'TLSv1.2' as const, ca: authorities };
  const agents = openAgents(trust, options.nameServers);
  const { certificate: cert, key } = options.identity ?? {};
  const shared = openHttp2Connections({ ...trust, ...(cert && key ? { cert, key } : {}) });
  return {
    async call(call) {
      if (isInsideTransaction()) {
        throw new Fault('a call to the world inside a transaction cannot be undone with it');
      }
      const url = new URL(call.url);
      const isEncrypted = url.protocol === 'https:';
      if (options.isProduction && !isEncrypted) {
        throw new Fault(`calls in production are encrypted, and ${url.origin} is not`);
      }
      if (call.timeoutMs <= 0) return { outcome: 'not_sent', reason: 'no time was left' };
      const { method, headers = {}, guard } = call;
      const literal = guard && literalAddressOf(url.hostname);
      if (guard && literal !== undefined && !isAllowed(literal, guard)) {
        return { outcome: 'not_sent', reason: addressNotPublic };
      }
      const { plain, encrypted } = agents.under(guard);
      const startedMs = performance.now();
      const outcome = await (call.isHttp2
        ? shared.call(call)
        : perform(
            isEncrypted
              ? https.request(url, { method, headers, agent: encrypted })
              : http.request(url, { method, headers, agent: plain }),
            isEncrypted ? 'secureConnect' : 'connect',
            call,
          ));
      const tookSeconds = (performance.now() - startedMs) / 1_000;
      // Hosts that others choose are without number.
      const labels = { host: guard ? 'guarded' : url.host, outcome: outcome.outcome };
      options.metrics.observe('lowu_http_call_seconds', tookSeconds, labels);
      return outcome;
    },
    close() {
      agents.close();
      shared.close();
    },
  };
}

/**
 * Until a new connection stands (for TLS: until the handshake is done), Node keeps every byte of
 * the request back. A connection that was kept alive takes them at once.
 */
function onceWritable(socket: Socket, ready: 'connect' | 'secureConnect', then: () => void): void {
  if (socket.connecting) socket.once(ready, then);
  else then();
}

function perform(
  request: http.ClientRequest,
  ready: 'connect' | 'secureConnect',
  call: HttpCall,
): Promise<HttpOutcome> {
  return new Promise((resolve) => {
    let mayBeSent = false;
    let isSettled = false;
    const settle = (outcome: HttpOutcome): void => {
      isSettled = true;
      clearTimeout(deadline);
      resolve(outcome);
    };
    const fail = (reason: string): void => {
      // After a whole answer the connection is kept for the next call and no longer ours to end.
      if (isSettled) return;
      settle({ outcome: mayBeSent ? 'sent_without_proof' : 'not_sent', reason });
      request.destroy();
    };
    const deadline = setTimeout(() => fail('the time was over'), call.timeoutMs);
    request.once('socket', (socket) => {
      onceWritable(socket, ready, () => {
        mayBeSent = true;
      });
    });
    request.on('error', (error) => fail(reasonOf(error)));
    const mostBytes = call.longestAnswerBytes ?? longestAnswerBytes;
    request.once('response', (message) => {
      if (call.isBodyIgnored) {
        settle(judge({ status: statusOf(message), headers: headersOf(message), body: nothing }));
        return drain(message, mostBytes, () => request.destroy());
      }
      read(message, mostBytes, fail, (answer) => settle(judge(answer)));
    });
    request.end(call.body);
  });
}

function reasonOf(error: NodeJS.ErrnoException): string {
  return error.code ?? error.message;
}

const nothing = Buffer.alloc(0);
/** How long the rest of an answer may take that nobody reads. */
const drainMs = 2_000;

function statusOf({ statusCode = 0 }: http.IncomingMessage): number {
  return statusCode;
}

/** What is short is read away, so that the connection serves again; what is not ends it. */
function drain(message: http.IncomingMessage, mostBytes: number, end: () => void): void {
  let bytes = 0;
  const timer = setTimeout(end, drainMs).unref();
  message.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > mostBytes) end();
  });
  message.on('error', () => undefined);
  message.on('close', () => clearTimeout(timer));
}

function read(
  message: http.IncomingMessage,
  mostBytes: number,
  fail: (reason: string) => void,
  done: (answer: HttpAnswer) => void,
): void {
  const pieces: Buffer[] = [];
  let bytes = 0;
  message.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > mostBytes) fail('the answer is too large');
    else pieces.push(piece);
  });
  message.on('error', (error) => fail(reasonOf(error)));
  // An answer without a length ends with its connection, whole or not: Node can only tell a chunked
  // one and one that promised more.
  message.on('close', () => fail('the answer was cut off'));
  message.on('end', () => {
    if (!message.complete) return fail('the answer was cut off');
    done({
      status: statusOf(message),
      headers: headersOf(message),
      body: Buffer.concat(pieces),
    });
  });
}

function headersOf(message: http.IncomingMessage): Record<string, string> {
  const entries = Object.entries(message.headersDistinct);
  return Object.fromEntries(entries.map(([name, values = []]) => [name, values.join(', ')]));
}
