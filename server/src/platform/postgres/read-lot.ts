import type pg from 'pg';
import { isUnavailable } from './errors.ts';
import type { Asked, ReadLot } from './gathered-reads.ts';
import { rowsByKey, send } from './rows.ts';
import { parametersOf } from './statements.ts';

/**
 * Sends all statements of a lot at once. A statement that fails fails alone; a database that is
 * away is thrown, since it fails for all of them and the lot may be read again.
 */
export async function readLot(client: pg.ClientBase, lot: readonly Asked[]): ReturnType<ReadLot> {
  const outcomes = await Promise.allSettled(lot.map((asked) => readOne(client, asked)));
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected' && isUnavailable(outcome.reason)) throw outcome.reason;
  }
  return outcomes;
}

async function readOne(client: pg.ClientBase, { of, keys }: Asked): Promise<unknown[][]> {
  const rows = keys.map((key, asked) => ({ ...key, asked }));
  const found = await send(client, of, parametersOf(of.parameters, rows));
  return rowsByKey(of, found, keys.length);
}
