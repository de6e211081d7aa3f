import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { WorkerEvents } from 'graphile-worker';
import { secondMs } from '#base';
import type { Context } from '#platform/context';
import { closePool } from '#platform/postgres';
import { jobLibrary, loggerOf, openJobPool } from './job-pool.ts';
import { type Haste, type JobTask, taskList } from './jobs.ts';
import { unlockDead, workerPrefix } from './store.ts';

export interface Jobs {
  stop(): Promise<void>;
}

interface Pace {
  /** How many jobs are run at once. */
  readonly concurrency: number;
  /** After how long a database that does not answer is taken for lost. */
  readonly answerTimeoutMs?: number;
}

interface Worker {
  /** Resolves when an answer of the database was lost, or the worker ended by itself. */
  readonly troubled: Promise<void>;
  stop(): Promise<void>;
}

/** Most of a job is waiting, for the database or for a provider. */
const concurrencies: Readonly<Record<Haste, number>> = { first: 4, soon: 4, later: 8 };
/**
 * graphile-worker 0.18 awaits nobody's end of a job: without these a connection that is lost while
 * an end is noted is a rejection that nobody handles, and ends the process. With them the worker
 * ends, and is followed by another.
 */
const handledEnds = { completeJobBatchDelay: 0, failJobBatchDelay: 0 } as const;
const restartMs = secondMs;
/** It listens within milliseconds, unless the database is away just now. */
const listenMs = 5_000;
const sweepMs = 5 * secondMs;

/**
 * Runs queued jobs in this process until stopped; a job under way is let finish. Each haste has a
 * worker of its own: were all of one worker's places taken by calls to a provider that has fallen
 * silent, nothing would be ordered for anybody's line meanwhile, at another provider either.
 */
export async function openJobs(
  context: Context,
  url: string,
  tasks: readonly JobTask[],
  pace: Partial<Pace> = {},
): Promise<Jobs> {
  const byHaste = Map.groupBy(tasks, ({ haste = 'later' }) => haste);
  const opened = await Promise.all(
    [...byHaste].map(([haste, some]) =>
      openSupervised(context, url, some, { concurrency: concurrencies[haste], ...pace }),
    ),
  );
  return {
    stop: async () => {
      await Promise.all(opened.map((one) => one.stop()));
    },
  };
}

/**
 * With graphile-worker 0.18, a job stays locked for four hours when the answer that handed it out
 * was lost, when its end could not be noted, or when its process was killed. So a worker that has
 * lost an answer is followed by one of another name, and what the dead had locked is unlocked: the
 * sessions of a worker bear the name it locks jobs by, and a name without a session is dead.
 * Handlers may therefore see a job twice.
 */
async function openSupervised(
  context: Context,
  url: string,
  tasks: readonly JobTask[],
  pace: Pace,
): Promise<Jobs> {
  const { signal, abort } = stopper();
  const open = (): Promise<Worker> => openWorker(context, url, tasks, pace);
  let worker = await open();
  const supervise = async (): Promise<void> => {
    while (!signal.aborted) {
      await Promise.race([worker.troubled, once(signal, 'abort')]);
      if (signal.aborted) break;
      context.log.warn('the jobs begin anew, because an answer was lost');
      await worker.stop();
      worker = await untilOpen(open, signal, worker);
    }
    await worker.stop();
  };
  const supervised = supervise();
  return {
    stop: async () => {
      abort();
      await supervised;
    },
  };
}

function stopper(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

/**
 * The next worker, as soon as the database can be reached; the last one once we are told to stop.
 */
async function untilOpen(
  open: () => Promise<Worker>,
  signal: AbortSignal,
  last: Worker,
): Promise<Worker> {
  while (!signal.aborted) {
    await delay(restartMs, undefined, { signal }).catch(() => undefined);
    const worker = await open().catch(() => undefined);
    if (worker) return worker;
  }
  return last;
}

async function openWorker(
  context: Context,
  url: string,
  tasks: readonly JobTask[],
  { concurrency, ...pace }: Pace,
): Promise<Worker> {
  const { log } = context;
  const { run } = await jobLibrary();
  const logger = await loggerOf(log);
  const name = `${workerPrefix}${randomUUID()}`;
  const pool = openJobPool(url, concurrency + 2, log, { applicationName: name, ...pace });
  const trouble = Promise.withResolvers<void>();
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => {
    workerPool.id = name;
  });
  events.on('worker:getJob:error', ({ error }) => {
    log.debug('a job could not be taken', { error });
    trouble.resolve();
  });
  const listening = once(events, 'pool:listen:success').catch(() => undefined);
  const unlock = (): Promise<unknown> =>
    pool.query(unlockDead).catch((error) => log.warn('jobs may stay locked', { error }));
  try {
    const runner = await run({
      pgPool: pool,
      events,
      taskList: taskList(context, tasks),
      concurrency,
      preset: { worker: handledEnds },
      noHandleSignals: true,
      parsedCronItems: [],
      logger,
    });
    runner.promise.then(trouble.resolve, () => trouble.resolve());
    await unlock();
    // Stopped before it listens, the library leaves a connection asked for that nobody waits for.
    await Promise.race([listening, trouble.promise, delay(listenMs, undefined, { ref: false })]);
    const sweep = setInterval(() => void unlock(), sweepMs).unref();
    const stop = async (): Promise<void> => {
      clearInterval(sweep);
      await runner.stop().catch((error) => log.debug('the jobs had ended before', { error }));
      await closePool(pool);
    };
    return { troubled: trouble.promise, stop: onlyOnce(stop) };
  } catch (error) {
    await closePool(pool);
    throw error;
  }
}

function onlyOnce(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
