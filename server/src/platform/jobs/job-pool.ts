import { Logger } from 'graphile-worker';
import type { Log } from '#platform/log';
import { openPool } from '#platform/postgres';

/** A connection that is lost, idle or in use, is told and replaced; it must not end the process. */
export function openJobPool(
  url: string,
  connections: number,
  log: Log,
  applicationName = 'lowu',
): ReturnType<typeof openPool> {
  const pool = openPool(url, connections, false, { applicationName });
  const onError = (error: Error): void => log.warn('a connection of the jobs was lost', { error });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

/** graphile-worker tells much that is of interest only while something is wrong. */
export function loggerOf(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error(message, { ...meta });
    else if (level === 'warning') log.warn(message, { ...meta });
    else log.debug(message, { ...meta });
  });
}
