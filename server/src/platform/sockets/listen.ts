import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import {
  checkServerIdentity,
  createSecureContext,
  createServer as createEncrypted,
  type TLSSocket,
} from 'node:tls';
import { heldWrites } from './held-writes.ts';
import type { SocketConnection } from './sockets.ts';

/** What a connection that somebody made to us tells whoever serves it. */
export interface ServedSocket {
  received(octets: Buffer): void;
  /** Exactly once, and last of all. */
  closed(): void;
}

/** What we show to who connects, and whose certificates we take; everything as PEM. */
export interface ListenTls {
  readonly certificate: string;
  readonly key: string;
  /** The authorities of callers; who shows no certificate of theirs is not served. */
  readonly callerAuthorities?: string | undefined;
  /** The name that a caller's certificate must have. */
  readonly callerName?: string | undefined;
}

export interface ListenOptions {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Addresses that may connect; all of them where it is empty. */
  readonly peers: readonly string[];
  readonly mostConnections: number;
  /** Plain where there is none. */
  readonly tls?: ListenTls | undefined;
  /** Who connected and was not served, and why. */
  refused?(why: string): void;
  serve(connection: SocketConnection): ServedSocket;
}

export interface Listening {
  readonly port: number;
  /** Takes nobody any more, and ends whoever is there. */
  stop(): Promise<void>;
}

/** Listens for whoever speaks a language of octets and not HTTP. */
export async function listenForSockets(options: ListenOptions): Promise<Listening> {
  const { host, port, peers, mostConnections, tls, serve, refused } = options;
  // Those that have not shown who they are, too.
  const open = new Set<Socket>();
  const take = (socket: Socket | TLSSocket): void => {
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    const isPeer = peers.length === 0 || peers.includes(address);
    const wrong = isPeer ? tls && nameProblem(tls, socket as TLSSocket) : 'not one of its peers';
    if (wrong !== undefined) {
      refused?.(wrong);
      return void socket.destroy();
    }
    serveSocket(socket, serve);
  };
  const server = tls ? openEncrypted(tls, take, refused) : createServer(take);
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.maxConnections = mostConnections;
  server.listen({ host, port });
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function serveSocket(socket: Socket, serve: ListenOptions['serve']): void {
  socket.setNoDelay(true);
  socket.setKeepAlive(true, 30_000);
  const served = serve({
    write: heldWrites(socket),
    end: () => socket.end(),
    destroy: () => socket.destroy(),
  });
  socket.on('data', (octets: Buffer) => served.received(octets));
  socket.on('error', () => socket.destroy());
  socket.once('close', () => served.closed());
}

/** How long who connects may take to show who it is. */
const handshakeTimeoutMs = 10_000;

function openEncrypted(
  { certificate: cert, key, callerAuthorities: ca }: ListenTls,
  take: (socket: TLSSocket) => void,
  refused: ListenOptions['refused'],
) {
  const asks = ca === undefined ? {} : { ca, requestCert: true, rejectUnauthorized: true };
  const minVersion = 'TLSv1.2' as const;
  const rule = { cert, key, minVersion, handshakeTimeout: handshakeTimeoutMs, ...asks };
  const server = createEncrypted(rule, take);
  server.on('tlsClientError', (error: NodeJS.ErrnoException) => {
    refused?.(error.code ?? error.message);
  });
  return server;
}

/** Why nobody can be served by this; undefined where all of it can be read and goes together. */
export function tlsProblem({ certificate, key, callerAuthorities: ca }: ListenTls) {
  try {
    createSecureContext({ cert: certificate, key, ca });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The same rule by which a client knows a server (RFC 9525). */
function nameProblem({ callerName }: ListenTls, socket: TLSSocket): string | undefined {
  if (callerName === undefined) return undefined;
  return checkServerIdentity(callerName, socket.getPeerCertificate())?.message;
}
