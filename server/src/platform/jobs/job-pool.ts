import type { Logger } from 'graphile-worker';
import type { Log } from '#platform/log';
import { openPool } from '#platform/postgres';

/**
 * That a job was taken, and that it is done, need not outlive a crash of the database: it would be
 * run again, which its handler knows how to take. What jobs do, and that they are wanted, is
 * written over other connections and waits for the disk. Of a line that topped itself up, eight of
 * fifteen waits for the disk were for this.
 */
const sessionOptions = '-c synchronous_commit=off';

/**
 * A connection that is lost, idle or in use, or silent for too long, is told and replaced; it must
 * not end the process.
 */
export function openJobPool(
  url: string,
  connections: number,
  log: Log,
  given: { readonly applicationName?: string; readonly answerTimeoutMs?: number } = {},
): Pool {
  const pool = openPool(url, connections, false, { ...given, sessionOptions });
  const onError = (error: Error): void => log.warn('a connection of the jobs was lost', { error });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  takeBackOnce(pool);
  return pool;
}

type Pool = ReturnType<typeof openPool>;
type Said = Parameters<Parameters<Pool['connect']>[0]>;
/** Of a pool that has ended nothing is lent, and so nothing can be given back. */
type Lent = [Said[0], Said[1], Said[2] | undefined];

/**
 * graphile-worker 0.18 gives its listening connection back twice when that is cut while the worker
 * stops. The pool throws at the second, nobody catches it, and the process would end.
 */
function takeBackOnce(pool: Pool): void {
  const connect = pool.connect.bind(pool);
  const lend = (use?: (...lent: Said) => void): unknown => {
    if (!use) return connect();
    return connect((...[error, client, giveBack]: Lent) => {
      let isLent = true;
      use(error, client, (broken) => {
        if (isLent) giveBack?.(broken);
        isLent = false;
      });
    });
  };
  pool.connect = lend as Pool['connect'];
}

/**
 * The library, loaded once somebody needs it: most commands run no jobs, and start quicker without
 * it and all that it brings.
 */
export function jobLibrary(): Promise<typeof import('graphile-worker')> {
  return import('graphile-worker');
}

/** graphile-worker tells much that is of interest only while something is wrong. */
export async function loggerOf(log: Log): Promise<Logger> {
  const { Logger } = await jobLibrary();
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error(message, { ...meta });
    else if (level === 'warning') log.warn(message, { ...meta });
    else log.debug(message, { ...meta });
  });
}
