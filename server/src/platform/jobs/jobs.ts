import { Logger, run, runMigrations, runOnce, type TaskList } from 'graphile-worker';
import type { Context } from '#platform/context';
import type { Log } from '#platform/log';
import { openPool, type Tx } from '#platform/postgres';
import { decodePayload, encodePayload } from './payload.ts';
import { addJobs, type JobRow, readJobs } from './store.ts';

/**
 * Something to be done after a commit, at least once: a failure is tried again, ever more rarely.
 */
export interface JobTask {
  readonly name: string;
  readonly run: (context: Context, payload: unknown) => Promise<void>;
}

/** Queues a job in the transaction whose commit makes it due. */
export function queueJob(tx: Tx, task: string, payload: unknown): void {
  tx.append(addJobs, { task, payload: encodePayload(payload) });
}

function taskList(context: Context, tasks: readonly JobTask[]): TaskList {
  return Object.fromEntries(
    tasks.map((task) => [
      task.name,
      (payload: unknown) => task.run(context, decodePayload(payload)),
    ]),
  );
}

/** graphile-worker tells much that is of interest only while something is wrong. */
function loggerOf(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error(message, { ...meta });
    else if (level === 'warning') log.warn(message, { ...meta });
    else log.debug(message, { ...meta });
  });
}

export interface Jobs {
  stop(): Promise<void>;
}

/** Runs queued jobs in this process until stopped; a job under way is let finish. */
export async function openJobs(
  context: Context,
  url: string,
  tasks: readonly JobTask[],
  concurrency = 4,
): Promise<Jobs> {
  const pgPool = openPool(url, concurrency + 2, false);
  pgPool.on('error', (error) => context.log.warn('a connection of the jobs was lost', { error }));
  const runner = await run({
    pgPool,
    taskList: taskList(context, tasks),
    concurrency,
    noHandleSignals: true,
    parsedCronItems: [],
    logger: loggerOf(context.log),
  });
  return {
    stop: async () => {
      await runner.stop();
      await pgPool.end();
    },
  };
}

/** Runs what is due and returns: for tests, which must not wait for a worker to wake. */
export async function runJobsOnce(
  context: Context,
  url: string,
  tasks: readonly JobTask[],
): Promise<void> {
  const pgPool = openPool(url, 3, false);
  try {
    await runOnce({
      pgPool,
      taskList: taskList(context, tasks),
      noHandleSignals: true,
      parsedCronItems: [],
      logger: loggerOf(context.log),
    });
  } finally {
    await pgPool.end();
  }
}

/** Brings the worker's own schema up to date; part of `lowu migrate`. */
export function migrateJobs(url: string): Promise<void> {
  return runMigrations({ connectionString: url, logger: new Logger(() => () => undefined) });
}

/** Jobs that wait, run or have failed, the most troubled first. */
export function listJobs(context: Context, limit: number): Promise<JobRow[]> {
  return context.db.read(readJobs, [limit]);
}
