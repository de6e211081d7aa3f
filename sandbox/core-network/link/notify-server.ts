import { createServer, type Http2Server, type ServerHttp2Session } from 'node:http2';
import { isRecord } from '../../kit/fields.ts';
import type { Log } from '../../kit/log.ts';

export interface Notice {
  session: string;
  type: 'REAUTHORIZATION' | 'ABORT_CHARGING';
  ratingGroups: number[];
}

/** `ok` takes it; the others are how a network function that is unwell looks. */
export type Mood = 'ok' | 'fails' | 'hangs';

export interface NotifyServer {
  address: string;
  mood: Mood;
  stop(): Promise<void>;
}

interface Options {
  port: number;
  log: Log;
  /** False when there is no such session (any more). Acts after the answer has gone. */
  take(notice: Notice): boolean;
  complain(what: string): void;
  record(body: string, status: number): void;
}

const path = /^\/notify\/([\w-]+)$/;

/** Where the charging function reaches us: HTTP/2 without TLS, on loopback only. */
export async function startNotifyServer(options: Options): Promise<NotifyServer> {
  const server = createServer();
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
    session.on('error', () => session.destroy());
  });
  const running: NotifyServer = {
    address: '',
    mood: 'ok',
    stop: () => stop(server, sessions),
  };
  server.on('stream', (stream, headers) => {
    let body = '';
    stream.setEncoding('utf8').on('data', (piece: string) => {
      body += piece;
    });
    stream.on('error', () => stream.destroy());
    stream.on('end', () => {
      if (running.mood === 'hangs') return;
      const status = running.mood === 'fails' ? 500 : statusFor(options, headers[':path'], body);
      options.record(body, status);
      stream.respond({ ':status': status }, { endStream: true });
    });
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(options.port, '127.0.0.1', resolve);
  await promise;
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : options.port;
  running.address = `http://127.0.0.1:${port}`;
  return running;
}

function statusFor(options: Options, target: string | undefined, body: string): number {
  const session = path.exec(target ?? '')?.[1];
  const notice = session === undefined ? undefined : readNotice(session, body);
  if (notice === undefined) {
    options.complain(`a notice that makes no sense: ${String(target)} ${body.slice(0, 200)}`);
    return 400;
  }
  return options.take(notice) ? 204 : 404;
}

function readNotice(session: string, body: string): Notice | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const type = value['notificationType'];
  if (type !== 'REAUTHORIZATION' && type !== 'ABORT_CHARGING') return undefined;
  const details = value['reauthorizationDetails'];
  const groups = Array.isArray(details) ? details.filter(isRecord) : [];
  return { session, type, ratingGroups: groups.map((one) => Number(one['ratingGroup'])) };
}

function stop(server: Http2Server, sessions: Set<ServerHttp2Session>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  for (const session of sessions) session.destroy();
  return promise;
}
