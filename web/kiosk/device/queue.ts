import { type Fetch, isOutcomeUnknown, type Problem, sendOnce } from '../../client/index.ts';
import type { Database, Writing } from './database.ts';
import type { Identity } from './machine-key.ts';
import { signed } from './sign.ts';

/** A request that must arrive, signed when it was stored. */
export interface Stored {
  readonly place?: number;
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The sale that it tells of; null for a box. */
  readonly sale: string | null;
}

export interface QueueSurroundings {
  readonly db: Database;
  readonly fetch: Fetch;
  readonly nowMs: () => number;
  readonly identity: () => Identity;
  readonly language: () => string;
  /** Told after each try. */
  readonly onTried: (isReached: boolean) => void;
  /** What the server answered to a sale, or that it will not take it. */
  readonly onAnswered: (sale: string | null, answer: unknown, problem: Problem | null) => void;
}

const deadlineMs = 10_000;

export interface Queue {
  /** What is stored when the request is: the signature is of this moment. */
  sign(path: string, body: object): Promise<Pick<Stored, 'path' | 'body' | 'headers'>>;
  /** Sends what waits, in its order, until all is taken or one cannot be sent. */
  run(): Promise<void>;
  length(): Promise<number>;
  /** What the server has said it will never take. */
  stuck(): Promise<number>;
  /** Puts that back to be sent: the server may know better by now. */
  retryStuck(): Promise<void>;
}

export function openQueue(around: QueueSurroundings): Queue {
  const { db } = around;
  const signText = (path: string, body: string) =>
    signed(around.identity(), { method: 'PUT', path, body, atMs: around.nowMs() });
  let running: Promise<void> | undefined;

  const sendFirst = async (): Promise<boolean> => {
    const [first] = await db.all<Stored>('queue');
    if (first?.place === undefined) return false;
    const { place, path, body, headers, sale } = first;
    const all = {
      ...headers,
      accept: 'application/json',
      'content-type': 'application/json',
      'x-language': around.language(),
    };
    const sent = { method: 'PUT', address: path, headers: all, body };
    const result = await sendOnce(around.fetch, sent, deadlineMs);
    around.onTried(result.isOk || result.problem.kind !== 'unreachable');
    if (result.isOk) {
      await drop(db, place, sale);
      around.onAnswered(sale, result.answer, null);
      return true;
    }
    const { problem } = result;
    if (problem.kind === 'refused' && problem.status === 401) {
      // Our clock was wrong when it was stored, or the key has changed since: signed anew.
      const again = await signText(path, body);
      await db.write((writing) => writing.put('queue', { ...first, headers: again }));
      return false;
    }
    if (isOutcomeUnknown(problem)) return false;
    // The server has said that it will never take this: people must look at it.
    await keepStuck(db, { ...first, place, problem });
    around.onAnswered(sale, null, problem);
    return true;
  };

  return {
    sign: async (path, given) => {
      const body = JSON.stringify(given);
      return { path, body, headers: await signText(path, body) };
    },
    run() {
      running ??= (async () => {
        try {
          while (await sendFirst());
        } finally {
          running = undefined;
        }
      })();
      return running;
    },
    length: async () => (await db.all('queue')).length,
    stuck: async () => (await stuckIn(db)).length,
    retryStuck: () => retryStuck(db),
  };
}

type Stuck = Stored & { readonly problem: Problem };

async function stuckIn(from: Pick<Writing, 'get'>): Promise<Stuck[]> {
  return (await from.get<Stuck[]>('kept', 'stuck')) ?? [];
}

function drop(db: Database, place: number, sale: string | null): Promise<unknown> {
  return db.write(async (writing) => {
    await writing.remove('queue', place);
    if (sale !== null) await writing.remove('sales', sale);
  });
}

function keepStuck(db: Database, one: Stuck & { readonly place: number }): Promise<unknown> {
  return db.write(async (writing) => {
    await writing.put('kept', [...(await stuckIn(writing)), one], 'stuck');
    await writing.remove('queue', one.place);
  });
}

function retryStuck(db: Database): Promise<void> {
  return db.write(async (writing) => {
    for (const { path, body, headers, sale } of await stuckIn(writing)) {
      await writing.put('queue', { path, body, headers, sale });
    }
    await writing.remove('kept', 'stuck');
  });
}
