import { EventEmitter, once } from 'node:events';
import type { Phase } from './phases.ts';

/** What runs in a process of its own: all files of a phase, or one of them. */
export interface Job {
  readonly phase: Phase;
  readonly files: readonly string[];
}

export function jobsOf(phase: Phase, files: readonly string[]): Job[] {
  return phase.isolation === 'none' ? [{ phase, files }] : files.map((file) => job(phase, file));
}

function job(phase: Phase, file: string): Job {
  return { phase, files: [file] };
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
