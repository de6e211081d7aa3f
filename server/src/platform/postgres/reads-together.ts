import process from 'node:process';
import type pg from 'pg';
import { isUnavailable } from './errors.ts';
import { send } from './rows.ts';
import type { Statement } from './statements.ts';

type Found = pg.QueryArrayResult;

/** Lends a connection for some work; what is `broken` meanwhile is not lent again. */
export type Lend = (
  work: (client: pg.ClientBase, broken: { error?: Error }) => Promise<void>,
) => Promise<void>;

interface Waiting {
  readonly of: Statement<unknown>;
  readonly values: unknown[];
  resolve(found: Found): void;
  reject(error: unknown): void;
}

/** Of more, the last would wait longer for the others than for a connection of its own. */
const mostReads = 16;

/**
 * Sends reads that are asked for in one turn of the event loop over one connection, in one write:
 * what a page or a decision reads side by side. On a connection each, every read wakes up a process
 * of PostgreSQL of its own, which has to know the tables and the plan as well. Nobody waits for
 * company: they leave as soon as whoever runs has ended. One that fails fails alone.
 */
export function openReadsTogether(
  lend: Lend,
): (of: Statement<unknown>, values: unknown[]) => Promise<Found> {
  let waiting: Waiting[] = [];
  const leave = (): void => {
    const lot = waiting;
    waiting = [];
    if (lot.length > 0) void answer(lot, lend);
  };
  return (of, values) =>
    new Promise((resolve, reject) => {
      waiting.push({ of, values, resolve, reject });
      if (waiting.length === 1) process.nextTick(leave);
      else if (waiting.length === mostReads) leave();
    });
}

async function answer(lot: readonly Waiting[], lend: Lend): Promise<void> {
  try {
    await lend(async (client, broken) => {
      await Promise.all(lot.map((one) => answerOne(client, broken, one)));
    });
  } catch (error) {
    // No connection could be had; who has an answer already is told nothing new by this.
    for (const { reject } of lot) reject(error);
  }
}

async function answerOne(
  client: pg.ClientBase,
  broken: { error?: Error },
  { of, values, resolve, reject }: Waiting,
): Promise<void> {
  try {
    resolve(await send(client, of, values));
  } catch (error) {
    if (error instanceof Error && isUnavailable(error)) broken.error = error;
    reject(error);
  }
}
