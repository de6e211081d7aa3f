import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { hourMs } from '#base';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { openFileClock } from '#platform/clock';
import { type Log, openLog } from '#platform/log';
import type { Context } from '#platform/context';
import { type OpenedContext, openContext } from '../app.ts';
import { findKeys, type Home, homeAt, keepKeys, openHome } from '../home.ts';
import { requireKeys } from '../seals.ts';
import { type Environment, EnvironmentProblem, readEnvironment } from '../settings.ts';
import { readStatus } from '../status.ts';

export interface Place {
  readonly environment: Environment;
  readonly home: Home;
  readonly log: Log;
}

export function openPlace(): Place {
  const environment = readEnvironment();
  return { environment, home: openHome(environment), log: openLog(environment.logLevel) };
}

/**
 * For a command that works on what is kept: where nothing is, it says so rather than make something
 * new that looks like it.
 */
export function openKeptPlace(): Place {
  const environment = readEnvironment();
  const home = homeAt(environment.home);
  const isKept =
    environment.databaseUrl !== undefined ||
    readStatus(home) !== undefined ||
    existsSync(path.join(home.postgres, 'cluster'));
  if (!isKept) {
    throw new EnvironmentProblem(
      `nothing is kept in ${home.folder}: set LOWU_HOME to where it is, or DATABASE_URL`,
    );
  }
  return openPlace();
}

export interface PlaceDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * The database of this place: the one in `DATABASE_URL`, the embedded one of a system that runs
 * from the same home, or the embedded one started for this command.
 */
export async function openDatabaseOf({ environment, home, log }: Place): Promise<PlaceDatabase> {
  if (environment.databaseUrl !== undefined) {
    return { url: environment.databaseUrl, stop: async () => undefined };
  }
  const running = readStatus(home);
  if (running) return { url: running.databaseUrl, stop: async () => undefined };
  const { url, stop } = await startEmbeddedPostgres({ dataDir: home.postgres, log });
  return { url, stop };
}

/** A check of the audit reads every transfer there is: 1.8 s for 860,000 of them, measured. */
const patienceMs = 6 * hourMs;

/**
 * A context for a command that looks at the books and ends. Where no keys are, others stand in:
 * everything but what is sealed can be read.
 */
export async function openCommandContext(
  place: Place,
  database: PlaceDatabase,
  keys = findKeys(place.home, place.environment).text,
): Promise<OpenedContext> {
  const clock = openFileClock(place.home.clock);
  const opened = await openContext({
    environment: place.environment,
    url: database.url,
    clock,
    log: place.log,
    keys,
    connections: 4,
    answerTimeoutMs: patienceMs,
  });
  return {
    ...opened,
    close: async () => {
      await opened.close();
      clock.close();
    },
  };
}

/**
 * Runs a command on what is kept here, and closes it whatever becomes of the command. It seals
 * nothing: nobody has looked whether these are the keys of this database.
 */
export async function inKeptContext(
  work: (context: Context, databaseUrl: string) => Promise<void>,
): Promise<void> {
  await inContextOf(openKeptPlace(), (context, databaseUrl) => {
    return work({ ...context, secrets: { ...context.secrets, seal: neverSeal } }, databaseUrl);
  });
}

/**
 * The same for a command that seals, or whose codes are found by the keys. Refuses where the keys
 * here do not open what is sealed there; a database in which nothing is sealed yet gets new ones.
 */
export async function inSealingContext(
  work: (context: Context, databaseUrl: string) => Promise<void>,
): Promise<void> {
  const place = openKeptPlace();
  const keys = findKeys(place.home, place.environment);
  const sealing: typeof work = async (context, databaseUrl) => {
    await requireKeys(context);
    keepKeys(place.home, keys);
    if (keys.areNew) {
      process.stderr.write(`New master keys are in ${place.home.keys}: keep a copy elsewhere.\n`);
    }
    await work(context, databaseUrl);
  };
  await inContextOf(place, sealing, keys.text);
}

async function inContextOf(
  place: Place,
  work: (context: Context, databaseUrl: string) => Promise<void>,
  keys?: string,
): Promise<void> {
  const database = await openDatabaseOf(place);
  try {
    const { context, close } = await openCommandContext(place, database, keys);
    try {
      await work(context, database.url);
    } finally {
      await close();
    }
  } finally {
    await database.stop();
  }
}

function neverSeal(): never {
  throw new Error('this command seals, and runs in a context whose keys nobody has tried');
}
