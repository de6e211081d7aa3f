import { type ClientHttp2Session, connect, constants, type ClientHttp2Stream } from 'node:http2';
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

export interface LinkAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** `lost` says nothing of what the other side has done. */
export type LinkOutcome = LinkAnswer | { lost: string };

export interface ChargingLink {
  url: string;
  /** Milliseconds per answered request, times 1,000. */
  latency: RecordableHistogram;
  post(path: string, body: string, isCut?: boolean): Promise<LinkOutcome>;
  close(): void;
}

interface Options {
  /** Such as `http://127.0.0.1:8083`: HTTP/2 without TLS is spoken from the first byte. */
  url: string;
  connections: number;
  timeoutMs: number;
  token: string | undefined;
}

const root = '/nchf-convergedcharging/v3';

/** Connections to a charging function, used in turn, opened again when they break. */
export function openLink(options: Options): ChargingLink {
  const { url, token } = options;
  const pool: (ClientHttp2Session | undefined)[] = Array.from({ length: options.connections });
  const latency = createHistogram();
  let next = 0;

  const connection = (): ClientHttp2Session => {
    next = (next + 1) % pool.length;
    const kept = pool[next];
    if (kept !== undefined && !kept.closed && !kept.destroyed) return kept;
    const opened = connect(url);
    // What becomes of the streams says enough.
    opened.on('error', () => opened.destroy());
    pool[next] = opened;
    return opened;
  };

  return {
    url,
    latency,
    async post(path, body, isCut = false) {
      const startedMs = performance.now();
      const stream = connection().request({
        ':method': 'POST',
        ':path': `${root}${path}`,
        'content-type': 'application/json',
        accept: 'application/json, application/problem+json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      });
      const outcome = await perform(stream, body, options.timeoutMs, isCut);
      if ('status' in outcome) {
        latency.record(Math.max(1, Math.round((performance.now() - startedMs) * 1_000)));
      }
      return outcome;
    },
    close() {
      for (const session of pool) session?.destroy();
    },
  };
}

function perform(
  stream: ClientHttp2Stream,
  body: string,
  timeoutMs: number,
  isCut: boolean,
): Promise<LinkOutcome> {
  const { promise, resolve } = Promise.withResolvers<LinkOutcome>();
  const lose = (why: string): void => {
    clearTimeout(deadline);
    stream.close(constants.NGHTTP2_CANCEL);
    resolve({ lost: why });
  };
  const deadline = setTimeout(() => lose('the time was over'), timeoutMs);
  let status = 0;
  let headers: Record<string, string> = {};
  let text = '';
  stream.setEncoding('utf8');
  stream.on('response', (answered) => {
    status = answered[':status'] ?? 0;
    headers = Object.fromEntries(
      Object.entries(answered).map(([name, value]) => [name, String(value)]),
    );
  });
  stream.on('data', (piece: string) => {
    text += piece;
  });
  stream.on('error', (error) => lose(error.message));
  stream.on('close', () => lose('the stream ended without an answer'));
  stream.on('end', () => {
    if (status === 0) return;
    clearTimeout(deadline);
    resolve({ status, headers, body: text });
  });
  stream.end(body, () => {
    if (isCut) lose('the stream was cut');
  });
  return promise;
}
