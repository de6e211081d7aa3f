import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/**
 * How long everybody may wait behind us for the lock on the whole table, and how often and at what
 * distance it is asked for.
 */
const lockTimeoutMs = 200;
const mostTries = 300;
const betweenTriesMs = 200;

/** SQLSTATE: a lock was not to be had in that time. */
const lockNotAvailable = '55P03';

/**
 * Detaches a part of a partitioned table, within the owner's transaction. The lock is on the whole
 * table: it is asked for again and again for a moment each, so that nobody queues behind a long
 * read. What it costs has nothing to do with how much lies in any part.
 */
export async function detachPartition(
  owner: pg.Client,
  table: string,
  part: string,
): Promise<void> {
  await owner.query(`set local lock_timeout = ${lockTimeoutMs}`);
  for (let tries = 1; ; tries += 1) {
    await owner.query('savepoint before_detaching');
    try {
      await owner.query(`alter table ${table} detach partition ${part}`);
      return;
    } catch (error) {
      const isBusy = (error as { code?: string }).code === lockNotAvailable;
      if (!isBusy || tries === mostTries) throw error;
      await owner.query('rollback to savepoint before_detaching');
      await sleep(betweenTriesMs);
    }
  }
}
