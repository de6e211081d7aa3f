import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { secondMs } from '#base';

/**
 * Real time, all of it: this is about how quickly a screen changes, not about what the books know.
 */
const usualLookMs = 500;
/** Proxies cut a connection that is silent for long; phones notice a dead one by this. */
const sayHelloEveryMs = 10 * secondMs;
/**
 * A stream ends after this and the browser comes again, so that none outlives its session by much.
 */
const longestMs = 10 * 60 * secondMs;

/** A thing that is watched: how it stands, and whether it will ever stand differently. */
export interface Standing {
  readonly value: unknown;
  readonly isFinal: boolean;
}

/**
 * Answers with server-sent events: how something stands once at once, then at every change, until
 * it is final. A look that fails ends the stream; the browser comes again and is told the truth
 * then.
 */
export function follow(
  reply: FastifyReply,
  look: () => Promise<Standing>,
  lookEveryMs = usualLookMs,
): void {
  reply.hijack();
  const stream = reply.raw;
  stream.writeHead(200, {
    // What the hooks have set; a reply that is taken over sends none of it by itself.
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const isOver = new AbortController();
  stream.on('close', () => isOver.abort());
  void tellChanges(stream, { look, lookEveryMs }, isOver.signal)
    .catch(() => undefined)
    .finally(() => stream.end());
}

async function tellChanges(
  stream: ServerResponse,
  { look, lookEveryMs }: { look: () => Promise<Standing>; lookEveryMs: number },
  signal: AbortSignal,
): Promise<void> {
  let said = '';
  let silentMs = 0;
  for (let openMs = 0; openMs < longestMs && !signal.aborted; openMs += lookEveryMs) {
    const { value, isFinal } = await look();
    const now = JSON.stringify(value);
    const isNews = now !== said;
    const isLongSilent = silentMs >= sayHelloEveryMs;
    if (isNews) stream.write(`retry: 2000\ndata: ${now}\n\n`);
    else if (isLongSilent) stream.write(': still here\n\n');
    if (isFinal) return;
    silentMs = isNews || isLongSilent ? 0 : silentMs + lookEveryMs;
    said = now;
    await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
}
