import { once } from 'node:events';
import { createServer } from 'node:net';

/** A place to listen at, and the variable of the environment that moves it. */
export interface WantedPort {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly variable: 'PORT' | 'LOWU_NETWORK_PORT';
  /** Whose port it is, in a word for a person. */
  readonly user: string;
}

/** The code of the error where one cannot listen there; undefined where one can. */
export async function obstacleAt(host: string, port: number): Promise<string | undefined> {
  const server = createServer().listen({ host, port, exclusive: true });
  try {
    await once(server, 'listening');
    server.close();
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** A port that another program has. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly wanted: WantedPort;

  constructor(wanted: WantedPort) {
    super(`port ${wanted.port} (${wanted.user}) is taken by another program`);
    this.wanted = wanted;
  }
}

/**
 * Looks at every port before anything starts, so that a start which cannot succeed leaves nothing
 * half begun. Only what is taken counts here; what else may be wrong with a place is told by
 * whoever listens there.
 *
 * @throws PortTaken
 */
export async function requireFreePorts(wanted: readonly WantedPort[]): Promise<void> {
  for (const one of wanted) {
    if ((await obstacleAt(one.host, one.port)) === 'EADDRINUSE') throw new PortTaken(one);
  }
}
