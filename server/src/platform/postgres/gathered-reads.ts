import type { Columns, KeyedStatement, RowOf } from './statements.ts';

/** Keys that are looked for by one statement. */
export interface Asked {
  readonly of: KeyedStatement<Columns, unknown>;
  readonly keys: readonly RowOf<Columns>[];
}

/** What was found by each statement: the rows of each key, in the order of the keys. */
export type ReadLot = (
  lot: readonly Asked[],
) => Promise<readonly PromiseSettledResult<readonly (readonly unknown[])[]>[]>;

interface Waiting {
  readonly key: RowOf<Columns>;
  resolve(rows: readonly unknown[]): void;
  reject(error: unknown): void;
}

/**
 * Who waits for each statement that was ever asked by. It loses none: a map that grows and shrinks
 * is made anew again and again, and V8 links each old one to the next. One of them that has grown
 * old then keeps all that follow it, with the requests that waited in them, until all old objects
 * are looked through.
 */
type Queue = Map<KeyedStatement<Columns, unknown>, Waiting[]>;

/**
 * Of one statement in a lot: more are no cheaper for each, and the first would wait for the last.
 */
const mostKeys = 64;
/** Each lot under way has a connection. */
const mostLots = 4;
/** Whoever has waited so long for the lot under way goes past it, on another connection. */
const patienceMs = 10;

/**
 * Answers reads by key together: all that wait at the same time go to the server in one write, the
 * keys of each statement as one array. A statement for one key is a round trip, in which nearly all
 * of the time goes into waking the other side up: measured, 150 µs of Node and 90 µs of PostgreSQL
 * for a key alone; a balance is three keys, and with its neighbours' they take 25 µs and 25 µs.
 *
 * Nobody waits for company: a lot leaves when all that has arrived has been looked at, or as soon
 * as the one before it is back. It takes along only what was asked before it left, so its snapshot
 * is younger than every question in it: whoever asks after a commit sees what was committed.
 */
export function openGatheredReads(
  readLot: ReadLot,
): (of: KeyedStatement<Columns, unknown>, key: RowOf<Columns>) => Promise<readonly unknown[]> {
  const queue: Queue = new Map();
  let underWay = 0;
  let soon: NodeJS.Immediate | undefined;
  let late: NodeJS.Timeout | undefined;

  const leave = (): void => {
    clearImmediate(soon);
    clearTimeout(late);
    soon = undefined;
    late = undefined;
    const lot = takeLot(queue);
    if (lot.length === 0) return;
    underWay += 1;
    void answer(lot, readLot).finally(() => {
      underWay -= 1;
      leave();
    });
  };
  const arrive = (waiting: number): void => {
    // Behind everything that has arrived on other sockets by now.
    if (underWay === 0) soon ??= setImmediate(leave);
    else if (underWay === mostLots) return;
    else if (waiting >= mostKeys) leave();
    else late ??= setTimeout(leave, patienceMs);
  };
  return (of, key) =>
    new Promise((resolve, reject) => {
      let waiting = queue.get(of);
      if (!waiting) queue.set(of, (waiting = []));
      waiting.push({ key, resolve, reject });
      arrive(waiting.length);
    });
}

/** Takes what goes along out of the queue. */
function takeLot(queue: Queue): readonly (readonly [Asked['of'], readonly Waiting[]])[] {
  const lot: [Asked['of'], readonly Waiting[]][] = [];
  for (const [of, waiting] of queue) {
    if (waiting.length === 0) continue;
    lot.push([of, waiting.slice(0, mostKeys)]);
    queue.set(of, waiting.slice(mostKeys));
  }
  return lot;
}

async function answer(
  lot: readonly (readonly [Asked['of'], readonly Waiting[]])[],
  readLot: ReadLot,
): Promise<void> {
  const asked = lot.map(([of, waiting]) => ({ of, keys: waiting.map(({ key }) => key) }));
  const found = await readLot(asked).catch((reason: unknown) =>
    asked.map(() => ({ status: 'rejected', reason }) as const),
  );
  for (const [index, [, waiting]] of lot.entries()) {
    const outcome = found[index];
    if (outcome?.status === 'fulfilled') {
      for (const [at, one] of waiting.entries()) one.resolve(outcome.value[at] ?? []);
    } else for (const one of waiting) one.reject(outcome?.reason);
  }
}
