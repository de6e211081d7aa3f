import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openFileClock } from '#platform/clock';
import { openLog } from '#platform/log';
import { newKeyText } from '#platform/secrets';
import { migrateAll, openContext } from '../../src/app.ts';
import { freePorts } from '../../demo/free-ports.ts';
import type { Place } from '../benchmark.ts';
import type { OrderMaker } from '../world/order.ts';
import { openOrderMaker } from '../world/orders.ts';
import { signSomeIn, type Visitor } from '../world/visitors.ts';
import { makeWorld } from '../world/world.ts';
import type { Options } from './options.ts';
import { type BenchServer, startServerProcess } from './server-process.ts';

export interface OpenedPlace {
  readonly place: Place;
  close(): Promise<void>;
}

/** The world of the benchmarks in a migrated database of its own. */
export async function openPlace(
  databaseUrl: string,
  folder: string,
  options: Options,
  say: (text: string) => void,
): Promise<OpenedPlace> {
  await migrateAll(databaseUrl);
  const clock = openFileClock(path.join(folder, 'clock.json'));
  const keys = newKeyText();
  const { context, close } = await openContext({
    environment: { isProduction: false, fixedSettings: {} },
    url: databaseUrl,
    clock,
    log: openLog('warn'),
    keys,
  });
  let server: Promise<BenchServer> | undefined;
  const environment = {
    DATABASE_URL: databaseUrl,
    LOWU_HOME: path.join(folder, 'home'),
    LOWU_MASTER_KEYS: keys,
    // Its providers are for tests, which production refuses; all else is as there.
    NODE_ENV: 'development',
    LOWU_LOG: 'info',
  };
  let orders: Promise<OrderMaker> | undefined;
  let visitors: Promise<readonly Visitor[]> | undefined;
  const world = await makeWorld(context, databaseUrl, options.lines, say);
  const place: Place = {
    context,
    world,
    databaseUrl,
    environment,
    say,
    rounds: options.rounds,
    roundSeconds: options.roundSeconds,
    server: () => (server ??= startServer(folder, environment)),
    visitors: () => (visitors ??= signSomeIn(context, world.lines)),
    orders: () => (orders ??= openOrderMaker(place)),
    untilWritten: async () => {
      await once(spawn('sync', ['-f', folder], { stdio: 'ignore' }), 'exit');
    },
  };
  return {
    place,
    close: async () => {
      await (await server)?.stop();
      await close();
      clock.close();
    },
  };
}

async function startServer(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<BenchServer> {
  const atmPort = await freePorts(1);
  const acquirers = path.join(folder, 'acquirers.json');
  writeFileSync(acquirers, JSON.stringify([{ code: 'bench', port: atmPort }]));
  const whole = { ...environment, LOWU_ATM_ACQUIRERS: acquirers };
  return { ...(await startServerProcess(['--roles', 'web,network,atm'], whole)), atmPort };
}
