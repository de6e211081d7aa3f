import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '#base';
import type { Clock } from '#platform/clock';
import type { Log } from '#platform/log';
import type { SettingValues } from '#platform/settings';
import { watchAnswers } from './answer-watch.ts';
import { isRepeatable, isUnavailable } from './errors.ts';
import { openGatheredReads } from './gathered-reads.ts';
import { OneWriteSocket } from './one-write-socket.ts';
import { withOptions } from './options.ts';
import { readLot } from './read-lot.ts';
import { openReadsTogether } from './reads-together.ts';
import { refuse } from './refusals.ts';
import { rowsOf, send } from './rows.ts';
import type { Columns, KeyedStatement, RowOf, Statement } from './statements.ts';
import { type Dispatch, runInside, Tx } from './transaction.ts';
import { typeParsers } from './types.ts';

export interface DatabaseOptions {
  readonly url: string;
  readonly connections: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => SettingValues;
  readonly dispatch: Dispatch;
  /**
   * How long an answer may take: 20 s unless given. The server itself ends a statement 5 s earlier,
   * though never before its own 15 s.
   */
  readonly answerTimeoutMs?: number;
}

export interface Database {
  /**
   * Runs a unit of work and commits it. Runs it again after a deadlock, a unique key that another
   * transaction took first, or a lost connection, even one lost while committing: see `Tx`.
   *
   * @param whenWritten told, perhaps more than once, when nothing is left but to make durable what
   * the server has written; that may still fail
   */
  transaction<Result>(work: (tx: Tx) => Promise<Result>, whenWritten?: () => void): Promise<Result>;
  /** One statement outside any transaction, for reading. */
  read<Row>(of: Statement<Row>, values?: readonly unknown[]): Promise<Row[]>;
  /**
   * What is found by one key, as things stand when this is called or later. Whoever asks by the
   * same statement at the same time shares one round trip: for what many read, such as a balance.
   */
  readBy<Key extends Columns, Row>(
    of: KeyedStatement<Key, Row>,
    key: RowOf<Key>,
  ): Promise<readonly Row[]>;
  /** One statement over whole tables, such as an audit's, which may take its time. */
  survey<Row>(of: Statement<Row>, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** A transaction holds locks that others wait for, so the server itself ends one that hangs. */
const serverOptions = [
  '-c lock_timeout=10s',
  '-c idle_in_transaction_session_timeout=15s',
  '-c TimeZone=UTC',
  '-c client_min_messages=warning',
  // A set-based statement over hundreds of keys is always best as a loop over the index. Statistics
  // of a table that was empty a minute ago say otherwise, and a hash join then reads the whole
  // table: measured 16 ms instead of 2 ms for 500 keys among 135,000 rows.
  '-c enable_hashjoin=off',
  '-c enable_mergejoin=off',
  '-c enable_seqscan=off',
  // Then one plan fits every call. PostgreSQL would go on planning most of them anew, because it
  // takes an array of unknown length for ten rows and thinks that the one given is cheaper.
  // Measured: planning took 0.2 to 0.3 ms, running what was planned 0.03 to 0.09 ms.
  '-c plan_cache_mode=force_generic_plan',
].join(' ');

const endsEarlierMs = 5_000;
const endsAtLeastAfterMs = 15_000;

function endingAfter(answerTimeoutMs: number): string {
  const endsAfterMs = Math.max(endsAtLeastAfterMs, answerTimeoutMs - endsEarlierMs);
  return `-c statement_timeout=${endsAfterMs}`;
}

/** Whole tables are read by their own plans, and for as long as it takes. */
const surveyOptions = ['-c TimeZone=UTC', '-c client_min_messages=warning', '-c jit=off'].join(' ');
const surveyTimeoutMs = 3_605_000;

interface PoolOptions {
  /** What the database shows of a session. */
  readonly applicationName?: string;
  readonly answerTimeoutMs?: number;
  readonly sessionOptions?: string;
}

export function openPool(
  url: string,
  connections: number,
  isPipelined: boolean,
  given: PoolOptions = {},
): pg.Pool {
  const { applicationName = 'lowu', answerTimeoutMs = 20_000 } = given;
  const { sessionOptions = isPipelined ? serverOptions : '' } = given;
  const ending = isPipelined ? endingAfter(answerTimeoutMs) : '';
  const options = `${sessionOptions} ${ending}`.trim();
  const pool = new pg.Pool({
    connectionString: options === '' ? url : withOptions(url, options),
    max: connections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    application_name: applicationName,
    ...(isPipelined
      ? { pipeline: true, stream: () => new OneWriteSocket(), types: typeParsers }
      : {}),
  });
  watchAnswers(pool, answerTimeoutMs);
  return pool;
}

const goodbyeMs = 2_000;
const lookMs = 10;

/**
 * Ends a pool and waits until the server has taken leave of every connection: pg's own `end` only
 * sends the goodbyes, and a database that stops right after it calls each of them lost. Whoever
 * still waits for a connection gets it first: from an ending pool nobody gets one, and is told so
 * seconds later, when nobody listens any more.
 */
export async function closePool(pool: pg.Pool): Promise<void> {
  if (pool.ending) return;
  const givesUpMs = performance.now() + goodbyeMs;
  while (pool.waitingCount > 0 && performance.now() < givesUpMs) await delay(lookMs);
  if (pool.ending) return;
  let left = pool.totalCount;
  const isGone = Promise.withResolvers<void>();
  pool.on('remove', () => {
    left -= 1;
    if (left === 0) isGone.resolve();
  });
  if (left === 0) isGone.resolve();
  await pool.end();
  await Promise.race([isGone.promise, delay(goodbyeMs, undefined, { ref: false })]);
}

export function openDatabase(options: DatabaseOptions): Database {
  const { url, connections, answerTimeoutMs } = options;
  const pool = openPool(url, connections, true, answerTimeoutMs ? { answerTimeoutMs } : {});
  const surveys = openPool(url, 1, true, {
    answerTimeoutMs: surveyTimeoutMs,
    sessionOptions: surveyOptions,
  });
  for (const one of [pool, surveys]) {
    one.on('error', (error) => options.log.warn('an idle connection was lost', { error }));
  }
  const readBy = openGatheredReads((lot) =>
    repeat(options, () => lent(pool, (client) => readLot(client, lot))),
  );
  const readTogether = openReadsTogether((work) => lent(pool, work));
  return {
    transaction: (work, whenWritten) =>
      repeat(options, (attempt) => once(pool, options, attempt > 1, work, whenWritten)),
    read: (of, values = []) =>
      repeat(options, async () => rowsOf(of, await readTogether(of, [...values]))),
    readBy: readBy as Database['readBy'],
    survey: async (of, values = []) => rowsOf(of, await send(surveys, of, [...values])),
    close: async () => {
      await Promise.all([closePool(surveys), closePool(pool)]);
    },
  };
}

const tries = 6;
/** Told to whoever was refused: a database that restarts needs about as long. */
const retryAfterSeconds = 5;
/** Whoever waits for an answer has given up by then, and a refusal says more than silence. */
const patienceMs = 30_000;

/** Repeats what the database asks to repeat; a database that stays away becomes a refusal. */
async function repeat<Result>(
  { log }: DatabaseOptions,
  work: (attempt: number) => Promise<Result>,
): Promise<Result> {
  const startedMs = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      const isAway = isUnavailable(error);
      if (!isAway && !isRepeatable(error)) throw error;
      log.warn('a transaction is repeated', { attempt, error });
      if (attempt >= tries || performance.now() - startedMs > patienceMs) {
        if (isAway) throw refuse.database_unavailable({ retryAfterSeconds });
        throw error;
      }
      await delay(isAway ? 100 * 2 ** attempt : Math.random() * 5 * attempt);
    }
  }
}

/** Lends a connection for some work, and keeps it unless it broke meanwhile. */
async function lent<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient, broken: { error?: Error }) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  const broken: { error?: Error } = {};
  const onError = (error: Error): void => {
    broken.error = error;
  };
  client.on('error', onError);
  try {
    return await work(client, broken);
  } finally {
    client.off('error', onError);
    client.release(broken.error);
  }
}

function once<Result>(
  pool: pg.Pool,
  options: DatabaseOptions,
  isRepeated: boolean,
  work: (tx: Tx) => Promise<Result>,
  whenWritten: (() => void) | undefined,
): Promise<Result> {
  return lent(pool, async (client, broken) => {
    const onError = (error: Error): void => {
      broken.error = error;
    };
    const tx = new Tx(client, { ...options, settings: options.settings(), isRepeated });
    try {
      tx.begin().catch(onError);
      const result = await runInside(async () => {
        const made = await work(tx);
        await tx.decided();
        return made;
      });
      await finish(tx, whenWritten);
      return result;
    } catch (error) {
      if (!broken.error) await tx.rollback().catch(onError);
      throw error;
    }
  });
}

/**
 * Sends COMMIT behind the writes and waits for all of them: the first error is the one that counts.
 */
async function finish(tx: Tx, whenWritten?: () => void): Promise<void> {
  const writes = tx.flush();
  const committed = tx.commit(whenWritten !== undefined);
  if (whenWritten) void Promise.all(writes).then(whenWritten, () => undefined);
  const outcomes = await Promise.allSettled([...writes, committed]);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
  // COMMIT of a failed transaction answers ROLLBACK, and that is not an error to PostgreSQL.
  const { command } = await committed;
  if (command !== 'COMMIT') throw new Fault(`the transaction ended with ${command}`);
}
