import type { TaskList } from 'graphile-worker';
import type { Context } from '#platform/context';
import { closePool, type Tx } from '#platform/postgres';
import { jobLibrary, loggerOf, openJobPool } from './job-pool.ts';
import { decodePayload, encodePayload } from './payload.ts';
import { addJobs, type JobRow, readJobs } from './store.ts';

/**
 * Something to be done after a commit, at least once: a failure is tried again, ever more rarely.
 */
export interface JobTask {
  readonly name: string;
  readonly run: (context: Context, payload: unknown) => Promise<void>;
  /** `later` unless it is said. */
  readonly haste?: Haste;
}

/**
 * Where somebody stands still until a job is done, it is `first`, if it needs the database alone,
 * or else `soon`. None of these waits for one of another kind.
 */
export type Haste = 'first' | 'soon' | 'later';

/** graphile-worker takes the lowest first; 0 is what it gives by itself. */
const priorities: Readonly<Record<Haste, number>> = { first: -20, soon: -10, later: 0 };

/**
 * Queues a job in the transaction whose commit makes it due, before others that can wait longer.
 */
export function queueJob(tx: Tx, task: string, payload: unknown, haste: Haste = 'later'): void {
  tx.append(addJobs, { task, payload: encodePayload(payload), priority: priorities[haste] });
}

export function taskList(context: Context, tasks: readonly JobTask[]): TaskList {
  return Object.fromEntries(
    tasks.map((task) => [
      task.name,
      (payload: unknown) => task.run(context, decodePayload(payload)),
    ]),
  );
}

/** Runs what is due and returns: for tests, which must not wait for a worker to wake. */
export async function runJobsOnce(
  context: Context,
  url: string,
  tasks: readonly JobTask[],
): Promise<void> {
  const { runOnce } = await jobLibrary();
  const logger = await loggerOf(context.log);
  const pgPool = openJobPool(url, 3, context.log);
  try {
    await runOnce({
      pgPool,
      taskList: taskList(context, tasks),
      noHandleSignals: true,
      parsedCronItems: [],
      logger,
    });
  } finally {
    await closePool(pgPool);
  }
}

/** Brings the worker's own schema up to date; part of `lowu migrate`. */
export async function migrateJobs(url: string): Promise<void> {
  const { Logger, runMigrations } = await jobLibrary();
  await runMigrations({ connectionString: url, logger: new Logger(() => () => undefined) });
}

/** Jobs that wait, run or have failed, the most troubled first. */
export function listJobs(context: Context, limit: number): Promise<JobRow[]> {
  return context.db.read(readJobs, [limit]);
}
