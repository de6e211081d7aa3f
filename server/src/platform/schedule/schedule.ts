import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from '#platform/context';
import { claimRun, readSchedule, recordRun, type ScheduleRow } from './store.ts';

/** Work that is looked for again and again. Running it twice at once must be harmless. */
export interface Scheduled {
  readonly name: string;
  readonly everyMs: number;
  readonly run: (context: Context) => Promise<unknown>;
}

/** When the one clock runs fast, a sweep still leaves the processor this much real time. */
const leastRealMs = 100;

export interface Schedule {
  stop(): Promise<void>;
}

/**
 * Runs each entry whenever the one clock says it is due, in one of all the processes that do this.
 */
export function openSchedule(context: Context, entries: readonly Scheduled[]): Schedule {
  const stopping = new AbortController();
  const loops = entries.map((entry) => repeat(context, entry, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function repeat(context: Context, entry: Scheduled, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await runIfDue(context, entry);
    await delay(leastRealMs, undefined, { signal }).catch(() => undefined);
    await context.clock.sleepUntil(context.clock.now() + entry.everyMs, signal);
  }
}

async function runIfDue(context: Context, { name, everyMs, run }: Scheduled): Promise<void> {
  const at = (): string => new Date(context.clock.now()).toISOString();
  try {
    // A millisecond less, so that the next turn of this loop finds its own run due.
    const claimed = await context.db.read(claimRun, [name, at(), everyMs - 1]);
    if (claimed.length === 0) return;
    const failure = await run(context).then(
      () => null,
      (error: unknown) => {
        context.log.error('a scheduled run failed', { schedule: name, error });
        return String(error);
      },
    );
    await context.db.read(recordRun, [name, at(), failure]);
  } catch (error) {
    context.log.warn('a schedule could not be reached', { schedule: name, error });
  }
}

/** When everything ran last, and how it ended. */
export function listSchedule(context: Context): Promise<ScheduleRow[]> {
  return context.db.read(readSchedule);
}
