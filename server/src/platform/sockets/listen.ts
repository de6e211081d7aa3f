import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { heldWrites } from './held-writes.ts';
import type { SocketConnection } from './sockets.ts';

/** What a connection that somebody made to us tells whoever serves it. */
export interface ServedSocket {
  received(octets: Buffer): void;
  /** Exactly once, and last of all. */
  closed(): void;
}

export interface ListenOptions {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Addresses that may connect; all of them where it is empty. */
  readonly peers: readonly string[];
  readonly mostConnections: number;
  serve(connection: SocketConnection): ServedSocket;
}

export interface Listening {
  readonly port: number;
  /** Takes nobody any more, and ends whoever is there. */
  stop(): Promise<void>;
}

/** Listens for whoever speaks a language of octets and not HTTP. */
export async function listenForSockets(options: ListenOptions): Promise<Listening> {
  const { host, port, peers, mostConnections, serve } = options;
  const open = new Set<SocketConnection>();
  const server = createServer((socket) => {
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    if (peers.length > 0 && !peers.includes(address)) return void socket.destroy();
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 30_000);
    const connection: SocketConnection = {
      write: heldWrites(socket),
      end: () => socket.end(),
      destroy: () => socket.destroy(),
    };
    open.add(connection);
    const served = serve(connection);
    socket.on('data', (octets: Buffer) => served.received(octets));
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      open.delete(connection);
      served.closed();
    });
  });
  server.maxConnections = mostConnections;
  server.listen({ host, port });
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const connection of open) connection.destroy('stopping');
      await closed;
    },
  };
}
