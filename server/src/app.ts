import type { Senders } from '#notifications';
import type { Clock } from '#platform/clock';
import { type Context, system } from '#platform/context';
import { afterJobs, dispatcher } from '#platform/facts';
import { openHttpClient } from '#platform/http';
import { openIds } from '#platform/ids';
import { type Jobs, type JobTask, migrateJobs, openJobs, queueJob } from '#platform/jobs';
import type { Log } from '#platform/log';
import { openMetrics } from '#platform/metrics';
import {
  type AppliedMigration,
  grantPrivileges,
  makeMonths,
  type MigrationStep,
  migrate,
  migrateTo,
  openDatabase,
  readIsOwner,
  readIsUnguarded,
  readSchemaState,
  requireMigrated,
  type SchemaState,
  serverUrl,
} from '#platform/postgres';
import { openSchedule, type Schedule } from '#platform/schedule';
import { openKeyring } from '#platform/secrets';
import { openSettings } from '#platform/stored-settings';
import { openDeliverer } from '#webhooks';
import { networkAuthoritiesOf, networkIdentityOf } from './network.ts';
import { reactions } from './reactions.ts';
import { type Places, scheduleOf } from './schedule.ts';
import type { Environment } from './settings.ts';

const migrationsFolder = new URL('../db/migrations', import.meta.url).pathname;
const months = new URL('../db/months.sql', import.meta.url).pathname;
const privileges = new URL('../db/privileges.sql', import.meta.url).pathname;

/**
 * Brings a database to the newest schema, ours and that of the jobs, makes the months ahead, and
 * gives the server's role what it needs of it. Whoever does not own the schema only makes sure that
 * this was done.
 */
export async function migrateAll(
  url: string,
  onStep: (step: MigrationStep) => void = () => undefined,
): Promise<void> {
  if (!(await readIsOwner(url))) return requireMigrated(url, migrationsFolder);
  await migrate(url, migrationsFolder, onStep);
  await migrateJobs(url);
  await makeMonths(url, months);
  await grantPrivileges(url, privileges);
}

/** Makes the schema of before in an empty database: that of these migrations. */
export async function makeSchemaOf(
  url: string,
  migrations: readonly AppliedMigration[],
): Promise<void> {
  await migrateTo(url, migrationsFolder, migrations);
  await migrateJobs(url);
}

/** How far a database is from that; changes nothing. */
export function readSchema(url: string): Promise<SchemaState> {
  return readSchemaState(url, migrationsFolder);
}

export interface ContextOptions {
  readonly environment: Pick<Environment, 'isProduction' | 'fixedSettings'> &
    Partial<Pick<Environment, 'network'>>;
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly keys: string;
  readonly connections?: number;
  /** How long the database may take to answer, where that is more than a request would wait. */
  readonly answerTimeoutMs?: number;
}

export interface OpenedContext {
  readonly context: Context;
  /** The way to the database as whoever the server is there, for the jobs. */
  readonly url: string;
  /** The same as it was given, for what the server's own role may not do. */
  readonly ownerUrl: string;
  close(): Promise<void>;
}

/** Everything a use case works with, made by hand from the ground up. */
export async function openContext(options: ContextOptions): Promise<OpenedContext> {
  const { clock, log, environment } = options;
  const url = await serverUrl(options.url);
  const metrics = openMetrics();
  const settings = openSettings(log, environment.fixedSettings);
  const { isProduction, network } = environment;
  const http = openHttpClient({
    isProduction,
    metrics,
    identity: network && networkIdentityOf({ network }),
    extraAuthorities: network ? networkAuthoritiesOf({ network }) : [],
  });
  const db = openDatabase({
    url,
    connections: options.connections ?? 20,
    clock,
    log,
    settings: settings.values,
    dispatch: dispatcher(reactions, queueJob),
    ...(options.answerTimeoutMs === undefined ? {} : { answerTimeoutMs: options.answerTimeoutMs }),
  });
  await settings.refresh(db);
  const context: Context = {
    db,
    clock,
    ids: openIds(clock),
    http,
    log,
    secrets: openKeyring(options.keys),
    metrics,
    settings: settings.values,
    actor: system,
    isProduction,
    kept: new Map(),
  };
  const refresh = setInterval(() => {
    void settings.refresh(db).catch((error: unknown) => log.warn('settings not read', { error }));
  }, 5_000).unref();
  return {
    context,
    url,
    ownerUrl: options.url,
    close: async () => {
      clearInterval(refresh);
      http.close();
      await db.close();
    },
  };
}

/** Says so where the database would let the server change what is never changed. */
export async function warnIfUnguarded({ db, log }: Context): Promise<void> {
  const [row] = await db.read(readIsUnguarded);
  if (!row?.isUnguarded) return;
  log.warn('this database user may change the books; see docs/operating/database.md');
}

/** The role `jobs`: what was caused by facts, and what is due by the clock. */
export async function startJobs(
  context: Context,
  at: Pick<OpenedContext, 'url'> & Places,
  senders: Senders,
): Promise<{ stop(): Promise<void> }> {
  const tasks: JobTask[] = afterJobs(reactions).map(({ task, run, haste }) => ({
    name: task,
    haste,
    run: (inside, payload) => run(inside, payload as readonly never[]),
  }));
  const jobs: Jobs = await openJobs(context, at.url, tasks);
  const schedule: Schedule = openSchedule(context, scheduleOf(senders, at));
  const webhooks = openDeliverer(context);
  return {
    stop: async () => {
      await webhooks.stop();
      await schedule.stop();
      await jobs.stop();
    },
  };
}
