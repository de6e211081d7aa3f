import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectEncrypted, getCACertificates } from 'node:tls';
import { heldWrites } from './held-writes.ts';

/** Where somebody listens, who speaks a language of octets and not HTTP. */
export interface SocketPlace {
  readonly host: string;
  readonly port: number;
  readonly isEncrypted: boolean;
}

/** What happens to a connection: opened at most once, closed exactly once, and last of all. */
export interface SocketEvents {
  opened(): void;
  received(octets: Buffer): void;
  /** Why, in the system's word for it, or `closed` where the other side went in peace. */
  closed(reason: string): void;
}

export interface SocketConnection {
  /** All that is written in one turn leaves together. After the end it is lost. */
  write(octets: Buffer): void;
  /** Says goodbye once what was written has gone out. */
  end(): void;
  /** Ends it at once. */
  destroy(reason: string): void;
}

/** Opens a connection. `connectMs` is how long it may take until it stands, encryption included. */
export function openSocket(
  { host, port, isEncrypted }: SocketPlace,
  connectMs: number,
  events: SocketEvents,
): SocketConnection {
  const socket: Socket = isEncrypted
    ? connectEncrypted({
        host,
        port,
        servername: host,
        minVersion: 'TLSv1.2',
        ca: getCACertificates('default'),
      })
    : connectPlain({ host, port });
  let why = 'closed';
  const destroy = (reason: string): void => {
    if (why === 'closed') why = reason;
    socket.destroy();
  };
  const deadline = setTimeout(() => destroy('no connection in time'), connectMs);
  socket.setNoDelay(true);
  socket.once(isEncrypted ? 'secureConnect' : 'connect', () => {
    clearTimeout(deadline);
    events.opened();
  });
  socket.on('data', (octets: Buffer) => events.received(octets));
  socket.on('error', (error: NodeJS.ErrnoException) => {
    why = error.code ?? error.message;
  });
  socket.once('close', () => {
    clearTimeout(deadline);
    events.closed(why);
  });
  return {
    write: heldWrites(socket),
    end: () => socket.end(),
    destroy,
  };
}
