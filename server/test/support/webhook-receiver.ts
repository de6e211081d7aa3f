import { once } from 'node:events';
import http, { type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certified } from './certificates.ts';

/** How a receiver treats what comes to it. */
export type Manner =
  | 'takes'
  | 'never answers'
  | 'answers slowly'
  | 'resets'
  | 'breaks off'
  | 'fails'
  | 'is overwhelmed'
  | 'redirects'
  | 'talks without end'
  | 'is gone';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WebhookReceiver {
  /** Of a path; each may be treated in a manner of its own. */
  url(path: string): string;
  behave(path: string, manner: Manner): void;
  /** What came to a path, in order. */
  at(path: string): readonly Received[];
  /** How many requests to a path were under way at the same time at most. */
  mostAtOnce(path: string): number;
  close(): Promise<void>;
}

const answers: Readonly<Record<Manner, (response: ServerResponse) => void>> = {
  takes: (response) => response.writeHead(204).end(),
  'never answers': () => undefined,
  'answers slowly': (response) => setTimeout(() => response.writeHead(200).end('ok'), 150),
  resets: (response) => response.socket?.resetAndDestroy(),
  'breaks off': (response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half');
    setTimeout(() => response.destroy(), 20);
  },
  fails: (response) => response.writeHead(500).end('Internal Server Error'),
  'is overwhelmed': (response) => response.writeHead(429, { 'retry-after': '120' }).end(),
  redirects: (response) => response.writeHead(307, { location: '/elsewhere' }).end(),
  'talks without end': (response) => {
    response.writeHead(200);
    const talk = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      if (!response.destroyed) response.once('drain', talk);
    };
    talk();
  },
  'is gone': (response) => response.writeHead(410).end(),
};

/** A receiver of webhooks on this machine; with a certificate, by TLS. */
export async function openWebhookReceiver(tls?: Certified): Promise<WebhookReceiver> {
  const manners = new Map<string, Manner>();
  const received: Received[] = [];
  const underWay = new Map<string, number>();
  const most = new Map<string, number>();
  const serve: http.RequestListener = (request, response) => {
    const path = request.url ?? '';
    const now = (underWay.get(path) ?? 0) + 1;
    underWay.set(path, now);
    most.set(path, Math.max(now, most.get(path) ?? 0));
    response.once('close', () => underWay.set(path, (underWay.get(path) ?? 1) - 1));
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString('utf8');
      received.push({ path, headers: request.headers, body });
      answers[manners.get(path) ?? 'takes'](response);
    });
  };
  const server = tls
    ? https.createServer({ cert: tls.certificate, key: tls.key }, serve)
    : http.createServer(serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: (path) => `${tls ? 'https' : 'http'}://localhost:${port}${path}`,
    behave: (path, manner) => void manners.set(path, manner),
    at: (path) => received.filter((one) => one.path === path),
    mostAtOnce: (path) => most.get(path) ?? 0,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
