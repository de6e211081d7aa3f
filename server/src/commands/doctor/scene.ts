import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openFileClock, PacedClock } from '#platform/clock';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { silentLog } from '#platform/log';
import { examineDatabase } from '#platform/postgres';
import { newKeyText, openKeyring } from '#platform/secrets';
import { openContext, readSchema } from '../../app.ts';
import { rooms } from '../../architecture.ts';
import { type Home, homeAt } from '../../home.ts';
import type { Environment } from '../../settings.ts';
import { readStatus, type Status } from '../../status.ts';
import type { DatabaseScene, Scene } from './check.ts';
import { mayUse, nearestFolder } from './folders.ts';

export interface OpenedScene {
  readonly scene: Scene;
  close(): Promise<void>;
}

type Stops = (() => Promise<void>)[];

/**
 * Gathers what the checks look at. Changes nothing that is kept: no folder and no key is made, the
 * database is only read, and where there is no data yet PostgreSQL is tried on a cluster that is
 * thrown away.
 */
export async function openScene(environment: Environment): Promise<OpenedScene> {
  const home = homeAt(environment.home);
  const running = runningFrom(home);
  const stops: Stops = [];
  const database = await openDatabase({ environment, home, running }, stops).catch(
    (error: unknown) => ({ away: error instanceof Error ? reasonOf(error) : String(error) }),
  );
  return {
    scene: { environment, home, running, database },
    close: async () => {
      for (const stop of stops.reverse()) await stop();
    },
  };
}

/** A connection refused by all addresses of a name comes without a message of its own. */
function reasonOf(error: Error): string {
  if (error.message !== '') return error.message;
  return error instanceof AggregateError
    ? error.errors.map((one) => (one as Error).message).join(', ')
    : error.name;
}

function runningFrom(home: Home): Status | undefined {
  try {
    return readStatus(home);
  } catch {
    // Whoever may not read the home is told so by its own check.
    return undefined;
  }
}

type Place = Pick<Scene, 'environment' | 'home' | 'running'>;

async function openDatabase(place: Place, stops: Stops): Promise<DatabaseScene> {
  const { kind, url } = await findDatabase(place, stops);
  const schemas = rooms
    .filter(({ path: room }) => room.startsWith('domains/'))
    .map(({ path: room }) => room.slice('domains/'.length).replaceAll('-', '_'));
  const facts = await examineDatabase(url, ['platform', 'graphile_worker', ...schemas]);
  const aheadMs = facts.nowMs - new PacedClock().now();
  const schema = facts.closedTables.length === 0 ? await readSchema(url) : undefined;
  const isNewest = schema && Object.values(schema).every(({ length }) => length === 0);
  const context = isNewest ? await openReading(place, url, stops) : undefined;
  return { kind, facts, aheadMs, schema, context };
}

async function findDatabase(
  { environment, home, running }: Place,
  stops: Stops,
): Promise<{ readonly kind: DatabaseScene['kind']; readonly url: string }> {
  if (environment.databaseUrl !== undefined) return { kind: 'given', url: environment.databaseUrl };
  if (running) return { kind: 'running', url: running.databaseUrl };
  if (environment.isProduction) throw new Error('production wants a database of its own');
  const nearest = nearestFolder(home.folder);
  if (!mayUse(nearest)) throw new Error(`the data may lie in ${nearest}, which is closed to us`);
  const isThere = existsSync(path.join(home.postgres, 'cluster'));
  const { url, stop } = await startEmbeddedPostgres({
    log: silentLog,
    ...(isThere ? { dataDir: home.postgres } : {}),
  });
  stops.push(stop);
  return { kind: isThere ? 'own' : 'trial', url };
}

async function openReading(place: Place, url: string, stops: Stops) {
  const clock = existsSync(place.home.clock)
    ? openFileClock(place.home.clock)
    : Object.assign(new PacedClock(), { close: () => undefined });
  const { context, close } = await openContext({
    environment: place.environment,
    url,
    clock,
    log: silentLog,
    keys: keysOf(place),
    connections: 4,
  });
  stops.push(async () => clock.close(), close);
  return context;
}

/** Without keys that can be used, others stand in: everything but what is sealed can be read. */
function keysOf({ environment, home }: Place): string {
  try {
    const text = environment.masterKeys ?? readFileSync(home.keys, 'utf8').trim();
    openKeyring(text);
    return text;
  } catch {
    return newKeyText();
  }
}
