import path from 'node:path';
import { openFileClock } from '#platform/clock';
import { openLog } from '#platform/log';
import { newKeyText } from '#platform/secrets';
import { migrateAll, openContext } from '../../src/app.ts';
import type { Place } from '../benchmark.ts';
import { makeWorld } from '../world/world.ts';
import type { Options } from './options.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

export interface OpenedPlace {
  readonly place: Place;
  close(): Promise<void>;
}

/** A limit that keeps strangers out would also keep out the thousand people who sign in here. */
const fixedSettings = Object.fromEntries(
  [
    'codes_per_address_hour',
    'codes_per_network_hour',
    'devices_per_address_hour',
    'sign_ins_per_address_hour',
  ].map((name) => [`identity.${name}`, 1_000_000]),
);

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
    environment: { isProduction: true, fixedSettings },
    url: databaseUrl,
    clock,
    log: openLog('warn'),
    keys,
  });
  let server: Promise<ServerProcess> | undefined;
  const start = (): Promise<ServerProcess> =>
    startServerProcess(['--roles', 'web'], {
      DATABASE_URL: databaseUrl,
      LOWU_HOME: path.join(folder, 'home'),
      LOWU_MASTER_KEYS: keys,
      NODE_ENV: 'production',
    });
  return {
    place: {
      context,
      databaseUrl,
      say,
      roundSeconds: options.roundSeconds,
      world: await makeWorld(context, options.lines, say),
      server: () => (server ??= start()),
    },
    close: async () => {
      await (await server)?.stop();
      await close();
      clock.close();
    },
  };
}
