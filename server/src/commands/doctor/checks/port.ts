import { once } from 'node:events';
import { createServer } from 'node:net';
import { broken, type Check, look, ok, type Scene } from '../check.ts';

const advices: Readonly<Record<string, string>> = {
  EADDRINUSE: 'set PORT to another one, or end the program that has it ("ss -ltnp" names it)',
  EACCES: 'ports below 1024 need a right (CAP_NET_BIND_SERVICE): set PORT to a higher one',
  EADDRNOTAVAIL: 'HOST must be an address of this machine: 127.0.0.1, or 0.0.0.0 for all',
  ENOTFOUND: 'HOST must be an address of this machine: 127.0.0.1, or 0.0.0.0 for all',
};

/** The error's code where one cannot listen there; undefined where one can. */
async function obstacle(host: string, port: number): Promise<string | undefined> {
  const server = createServer().listen({ host, port, exclusive: true });
  try {
    await once(server, 'listening');
    server.close();
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

function portsOf({ environment: { port, databaseUrl, isProduction } }: Scene): number[] {
  // The demo's outside world listens on the two beside the server's own.
  const isDemo = databaseUrl === undefined && !isProduction && port !== 0;
  return isDemo ? [port, port + 1, port + 2] : [port];
}

export const port: Check = {
  name: 'port',
  look: async (scene) => {
    const { host, port: own } = scene.environment;
    if (scene.running) return ok(`${scene.running.addresses.app} is ours`);
    if (own === 0) return ok('any free port');
    for (const one of portsOf(scene)) {
      const code = await obstacle(one === own ? host : '127.0.0.1', one);
      if (code === undefined) continue;
      const found = `cannot listen on ${host}:${one} (${code})`;
      const advice = advices[code] ?? 'set HOST and PORT to what this machine has';
      return one === own ? broken(found, advice) : look(`${found}, which the demo wants`, advice);
    }
    return ok(`${host}:${own} is free`);
  },
};
