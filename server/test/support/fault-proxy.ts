import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

/** What happens to one connection; nothing of it, and every byte passes. */
export interface ConnectionFault {
  /** Each piece waits this long, both ways. */
  readonly latencyMs?: number;
  /** Taken and never read from: no byte passes, and nobody is told. */
  readonly isSilent?: boolean;
  /** Reset before a byte has passed. */
  readonly isReset?: boolean;
  /** Reset once so many bytes of the request have passed; the rest of them is lost. */
  readonly cutRequestAfterBytes?: number;
  /** Reset once so many bytes of the answer have passed. */
  readonly cutAnswerAfterBytes?: number;
  /** Reset instead of passing on the piece of an answer of which this is true. */
  readonly cutAtAnswer?: (piece: Buffer) => boolean;
  /**
   * The piece of an answer of which this is true, and all that follow, are lost; nobody is told.
   */
  readonly loseFromAnswer?: (piece: Buffer) => boolean;
}

export interface FaultProxy {
  readonly port: number;
  /** How many connections have come so far. */
  connections(): number;
  /** From now on no byte passes on any connection, open or new, and nobody is told. */
  freeze(): void;
  /** Bytes pass again, those that waited first. */
  thaw(): void;
  /** Resets every open connection. */
  cut(): void;
  close(): Promise<void>;
}

export type Target = { readonly port: number; readonly host?: string } | { readonly path: string };

/** Where the PostgreSQL of a URL listens. */
export function targetOf(databaseUrl: string): Target {
  const url = new URL(databaseUrl);
  const folder = url.searchParams.get('host');
  const port = Number(url.port || 5432);
  return folder ? { path: `${folder}/.s.PGSQL.${port}` } : { host: url.hostname, port };
}

/** The same database by way of the proxy. */
export function urlThrough(proxy: Pick<FaultProxy, 'port'>, databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.delete('host');
  url.host = `127.0.0.1:${proxy.port}`;
  return url.href;
}

/** True of the bytes with which PostgreSQL says that a transaction is committed. */
export function saysCommitted(piece: Buffer): boolean {
  return piece.includes('COMMIT\0');
}

/**
 * Stands between two programs on this machine and loses what networks lose. `faultFor` is asked
 * with the number of each new connection, from 0, so that a seed can decide.
 */
export async function openFaultProxy(
  target: Target,
  faultFor: (connection: number) => ConnectionFault = () => ({}),
): Promise<FaultProxy> {
  const links = new Set<Link>();
  let count = 0;
  let isFrozen = false;
  const server = net.createServer((near) => {
    const fault = faultFor(count);
    count += 1;
    const link = joinSockets(near, net.connect(target), fault);
    links.add(link);
    if (isFrozen) link.freeze();
    link.onEnd(() => links.delete(link));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const all = (act: (link: Link) => void) => () => {
    for (const link of links) act(link);
  };
  const setFrozen = (value: boolean) => () => {
    isFrozen = value;
    for (const link of links) link[value ? 'freeze' : 'thaw']();
  };
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count,
    freeze: setFrozen(true),
    thaw: setFrozen(false),
    cut: all((link) => link.cut()),
    async close() {
      server.close();
      for (const link of links) link.cut();
      await once(server, 'close');
    },
  };
}

interface Link {
  freeze(): void;
  thaw(): void;
  cut(): void;
  onEnd(act: () => void): void;
}

function joinSockets(near: Socket, far: Socket, fault: ConnectionFault): Link {
  const sockets = [near, far];
  const cut = (): void => {
    for (const socket of sockets) reset(socket);
  };
  for (const socket of sockets) {
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
  }
  far.on('error', cut);
  if (fault.isReset) near.once('readable', cut);
  else if (!fault.isSilent) {
    const { cutAtAnswer, loseFromAnswer, cutRequestAfterBytes, cutAnswerAfterBytes } = fault;
    pass(near, far, fault, { afterBytes: cutRequestAfterBytes, cut });
    pass(far, near, fault, { afterBytes: cutAnswerAfterBytes, cut, cutAtAnswer, loseFromAnswer });
  }
  return {
    cut,
    freeze: () => sockets.forEach((socket) => socket.pause()),
    thaw: () => sockets.forEach((socket) => !fault.isSilent && socket.resume()),
    onEnd: (act) => near.once('close', act),
  };
}

/**
 * Only TCP can reset, and Node 24 never lets go of a connection that is reset while its end is
 * being sent.
 */
function reset(socket: Socket): void {
  if (socket.remotePort === undefined || socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

interface Cuts {
  readonly afterBytes: number | undefined;
  readonly cut: () => void;
  readonly cutAtAnswer?: ConnectionFault['cutAtAnswer'];
  readonly loseFromAnswer?: ConnectionFault['loseFromAnswer'];
}

/** Passes pieces one way, in order, with the delay and the losses that were asked for. */
function pass(from: Socket, to: Socket, { latencyMs = 0 }: ConnectionFault, cuts: Cuts): void {
  let passedBytes = 0;
  let isLost = false;
  const later = (act: () => void): void => {
    if (latencyMs > 0) setTimeout(act, latencyMs);
    else act();
  };
  from.on('data', (piece: Buffer) => {
    isLost ||= cuts.loseFromAnswer?.(piece) ?? false;
    if (isLost) return;
    if (cuts.cutAtAnswer?.(piece)) return cuts.cut();
    const left = (cuts.afterBytes ?? Number.POSITIVE_INFINITY) - passedBytes;
    passedBytes += piece.length;
    later(() => {
      if (to.writable) to.write(piece.subarray(0, Math.max(0, Math.min(left, piece.length))));
      // What was written goes out first; a reset would throw it away with the rest.
      if (piece.length >= left) to.end(() => cuts.cut());
    });
  });
  from.on('end', () => later(() => to.end()));
  from.on('close', () => later(() => to.destroy()));
}
