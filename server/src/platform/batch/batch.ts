import type { Log } from '#platform/log';
import type { Database, Tx } from '#platform/postgres';

/**
 * What became of one command of a batch: its result, or the error (mostly a refusal) that is its
 * own.
 */
export type Outcome<Result> = { readonly result: Result } | { readonly error: unknown };

export interface BatchOptions<Command, Result> {
  readonly name: string;
  /** How long the first command waits for company. */
  readonly lingerMs: number;
  readonly maxCommands: number;
  /** Batches under way at once; each has a connection. */
  readonly lanes: number;
  /**
   * One outcome per command, in order. Commands that must meet in order do so within one batch
   * only.
   */
  readonly run: (tx: Tx, commands: readonly Command[]) => Promise<readonly Outcome<Result>[]>;
}

export type Batch<Command, Result> = (command: Command) => Promise<Result>;

interface Waiting<Command, Result> {
  readonly command: Command;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers commands that arrive together and runs them in one transaction: one locking read, one
 * write per table and one fsync for hundreds. A fault in one command (not a refusal, which is its
 * own outcome) must not take its neighbours down, so a batch that faults is run again one command
 * at a time.
 */
export function openBatch<Command, Result>(
  db: Database,
  log: Log,
  options: BatchOptions<Command, Result>,
): Batch<Command, Result> {
  let queue: Waiting<Command, Result>[] = [];
  let underWay = 0;
  let timer: NodeJS.Timeout | undefined;

  const commit = (waiting: readonly Waiting<Command, Result>[]) =>
    db.transaction((tx) =>
      options.run(
        tx,
        waiting.map(({ command }) => command),
      ),
    );

  const runAll = async (waiting: readonly Waiting<Command, Result>[]): Promise<void> => {
    try {
      const outcomes = await commit(waiting);
      for (const [index, outcome] of outcomes.entries()) {
        if ('result' in outcome) waiting[index]?.resolve(outcome.result);
        else waiting[index]?.reject(outcome.error);
      }
    } catch (error) {
      if (waiting.length === 1) return waiting[0]?.reject(error);
      log.warn('a batch failed and is run one by one', { batch: options.name, error });
      for (const one of waiting) await runAll([one]);
    }
  };

  const start = (): void => {
    clearTimeout(timer);
    timer = undefined;
    while (queue.length > 0 && underWay < options.lanes) {
      const waiting = queue.slice(0, options.maxCommands);
      queue = queue.slice(options.maxCommands);
      underWay += 1;
      void runAll(waiting).finally(() => {
        underWay -= 1;
        if (queue.length > 0) start();
      });
    }
  };

  return (command) =>
    new Promise((resolve, reject) => {
      queue.push({ command, resolve, reject });
      if (queue.length >= options.maxCommands && underWay < options.lanes) start();
      else if (underWay < options.lanes) timer ??= setTimeout(start, options.lingerMs);
    });
}
