import { assert, Refusal } from '#base';
import type { Log } from '#platform/log';
import type { Database, Tx } from '#platform/postgres';
import { openLaneFreedoms } from './lane-freedom.ts';
import { openLanes } from './lanes.ts';

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
  /**
   * How long a lane rests behind a batch before it begins one that is not full; without it, it does
   * not. For work whose end nobody waits for: a batch of hundreds costs each command a fraction of
   * what a batch of a dozen does, and rest leaves the machine to those who do wait.
   */
  readonly restMs?: number;
  /** So many are worth a batch of their own, which nothing keeps waiting; 50 unless given. */
  readonly enoughCommands?: number;
  /** Batches under way at once, one per lane that has enough; each has a connection of its own. */
  readonly lanes: number;
  /**
   * Whether a lane begins its next batch as soon as this one is written, and not only once the disk
   * has made it durable, which takes 1 to 2 ms. For batches that are about as short. Who needs
   * what this one has locked waits for its commit all the same, and where the disk is slow no more
   * batches wait for it than there are lanes.
   */
  readonly isFreeOnceWritten?: boolean;
  /**
   * Which lane a command goes by, as any whole number: what locks the same rows should go by the
   * same. Measured: four batches of 250 random accounts out of 100,000 share one more often than
   * not and wait for each other's commit; by slot they never do, and the rate rose by half.
   */
  readonly laneOf: (command: Command) => number;
  /** One outcome per command, in order. */
  readonly run: (tx: Tx, commands: readonly Command[]) => Promise<readonly Outcome<Result>[]>;
}

export type Batch<Command, Result> = (command: Command) => Promise<Result>;

const usuallyEnough = 50;

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
  const freedomOf = openLaneFreedoms(options.lanes);
  const runAll = async (
    waiting: readonly Waiting<Command, Result>[],
    freeLane: () => void,
  ): Promise<void> => {
    const lane = freedomOf(freeLane);
    const commands = waiting.map(({ command }) => command);
    try {
      const outcomes = await db.transaction(
        async (tx) => {
          const made = await options.run(tx, commands);
          assert(made.length === commands.length, `${options.name} left commands without outcome`);
          return made;
        },
        options.isFreeOnceWritten ? lane.early : undefined,
      );
      // The next batch begins to read while these are answered.
      lane.now();
      for (const [index, outcome] of outcomes.entries()) {
        if ('result' in outcome) waiting[index]?.resolve(outcome.result);
        else waiting[index]?.reject(outcome.error);
      }
    } catch (error) {
      // One by one they would each wait as long again for a database that is away.
      const isAway = error instanceof Refusal && error.kind === 'unavailable';
      if (waiting.length === 1 || isAway) {
        lane.now();
        for (const { reject } of waiting) reject(error);
        return;
      }
      log.warn('a batch failed and is run one by one', { batch: options.name, error });
      for (const one of waiting) await runAll([one], () => undefined);
      lane.now();
    } finally {
      lane.end();
    }
  };
  const { maxCommands, lingerMs, lanes, restMs = 0 } = options;
  const enoughCommands = options.enoughCommands ?? Math.min(usuallyEnough, maxCommands);
  const push = openLanes<Waiting<Command, Result>>(
    { maxCommands, lingerMs, lanes, restMs, enoughCommands },
    (items, free) => void runAll(items, free),
  );
  return (command) =>
    new Promise((resolve, reject) => {
      push({ command, resolve, reject }, Math.abs(options.laneOf(command)));
    });
}
