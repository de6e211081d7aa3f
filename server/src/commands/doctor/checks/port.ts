import { obstacleAt } from '../../../ports.ts';
import { sandboxPortOf, sandboxPrograms } from '../../../settings.ts';
import { broken, type Check, look, ok, type Scene } from '../check.ts';

const advices: Readonly<Record<string, string>> = {
  EADDRINUSE: 'set PORT to another one, or end the program that has it ("ss -ltnp" names it)',
  EACCES: 'ports below 1024 need a right (CAP_NET_BIND_SERVICE): set PORT to a higher one',
  EADDRNOTAVAIL: 'HOST must be an address of this machine: 127.0.0.1, or 0.0.0.0 for all',
  ENOTFOUND: 'HOST must be an address of this machine: 127.0.0.1, or 0.0.0.0 for all',
};

function portsOf({ environment: { port, databaseUrl, isProduction } }: Scene): number[] {
  const isDemo = databaseUrl === undefined && !isProduction;
  return isDemo ? [port, ...sandboxPrograms.map((name) => sandboxPortOf({ port }, name))] : [port];
}

export const port: Check = {
  name: 'port',
  look: async (scene) => {
    const { host, port: own } = scene.environment;
    if (scene.running) return ok(`${scene.running.addresses.app} is ours`);
    if (own === 0) return ok('any free port');
    for (const one of portsOf(scene)) {
      const code = await obstacleAt(one === own ? host : '127.0.0.1', one);
      if (code === undefined) continue;
      const found = `cannot listen on ${host}:${one} (${code})`;
      const advice = advices[code] ?? 'set HOST and PORT to what this machine has';
      return one === own ? broken(found, advice) : look(`${found}, which the demo wants`, advice);
    }
    return ok(`${host}:${own} is free`);
  },
};
