import { EventEmitter, once } from 'node:events';
import { deal, type Phase } from './phases.ts';

/** Files that run in a process of their own. */
export interface Job {
  readonly phase: Phase;
  readonly files: readonly string[];
}

export function jobsOf(phase: Phase, files: readonly string[]): Job[] {
  return deal(phase, files).map((own) => ({ phase, files: own }));
}

/**
 * Runs so many jobs at a time, in their order, but never more of a phase than it may have: who
 * comes later goes first while a phase is busy, so that no lane is idle.
 */
export async function runInLanes(
  jobs: readonly Job[],
  lanes: number,
  run: (job: Job) => Promise<void>,
): Promise<void> {
  const waiting = [...jobs];
  const running = new Set<Job>();
  const ends = new EventEmitter();
  const fits = ({ phase }: Job): boolean =>
    [...running].filter((one) => one.phase === phase).length < phase.concurrency;
  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      const next = waiting.find(fits);
      if (next === undefined) {
        await once(ends, 'end');
        continue;
      }
      waiting.splice(waiting.indexOf(next), 1);
      running.add(next);
      await run(next);
      running.delete(next);
      ends.emit('end');
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
}
