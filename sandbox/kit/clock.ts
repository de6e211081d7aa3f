import { readFileSync, statSync, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { isRecord } from './fields.ts';

/** The one clock of a demo or a test run. Times are milliseconds since 1970, virtual. */
export interface Clock {
  now(): number;
  /** Runs `action` once when the clock reaches `dueMs`. Returns how to call it off. */
  at(dueMs: number, action: () => void): () => void;
  sleepUntil(dueMs: number, signal?: AbortSignal): Promise<void>;
  close(): void;
}

interface Reading {
  realMs: number;
  virtualMs: number;
  rate: number;
}

interface Waiter {
  dueMs: number;
  action: () => void;
}

const realTime: Reading = { realMs: 0, virtualMs: 0, rate: 1 };

/** Node turns a longer delay into 1 ms, which would make the loop below a busy one. */
const longestTimerMs = 2 ** 31 - 1;
const slowPollMs = 2_000;

/**
 * Opens the clock that `file` sets: `{"realMs": R, "virtualMs": V, "rate": K}` means that it is
 * now V + (real time - R) * K. Without a file, or while it is absent, it is real time. A rate of
 * 0 stops the clock. A file that cannot be read or parsed leaves the last good reading in force.
 */
export function openClock(file?: string): Clock {
  const source = file === undefined ? undefined : openReading(resolve(file));
  const waiters = new Set<Waiter>();
  let timer: NodeJS.Timeout | undefined;

  const currentMs = (): number => {
    const reading = source?.current() ?? realTime;
    return Math.floor(reading.virtualMs + (Date.now() - reading.realMs) * reading.rate);
  };

  const arm = (): void => {
    clearTimeout(timer);
    let earliestMs = Number.POSITIVE_INFINITY;
    for (const waiter of waiters) earliestMs = Math.min(earliestMs, waiter.dueMs);
    const restMs = Math.max(earliestMs - currentMs(), 0);
    const rate = source?.current().rate ?? 1;
    // Nothing becomes due on a stopped clock, except what a jump has already passed.
    const delayMs = restMs === 0 ? 0 : Math.ceil(restMs / rate);
    if (delayMs === Number.POSITIVE_INFINITY) return;
    timer = setTimeout(fire, Math.min(delayMs, longestTimerMs));
  };

  const fire = (): void => {
    const nowMs = currentMs();
    const due = [...waiters].filter((waiter) => waiter.dueMs <= nowMs);
    // A jump of the clock makes many due at once; they still happen in the order of their times.
    due.sort((a, b) => a.dueMs - b.dueMs);
    for (const waiter of due) {
      if (waiters.delete(waiter)) waiter.action();
    }
    arm();
  };

  const at = (dueMs: number, action: () => void): (() => void) => {
    const waiter = { dueMs, action };
    waiters.add(waiter);
    arm();
    return () => waiters.delete(waiter);
  };

  source?.onChange(arm);
  return {
    now() {
      if (source?.refresh()) arm();
      return currentMs();
    },
    at,
    sleepUntil: (dueMs, signal) => sleepUntil(at, dueMs, signal),
    close() {
      clearTimeout(timer);
      waiters.clear();
      source?.close();
    },
  };
}

function sleepUntil(at: Clock['at'], dueMs: number, signal?: AbortSignal): Promise<void> {
  const { promise, resolve: wake, reject } = Promise.withResolvers<void>();
  if (signal?.aborted) return Promise.reject(new Error('The sleep was called off.'));
  const callOff = at(dueMs, wake);
  const abort = (): void => {
    callOff();
    reject(new Error('The sleep was called off.'));
  };
  signal?.addEventListener('abort', abort, { once: true });
  return promise.finally(() => signal?.removeEventListener('abort', abort));
}

interface ReadingSource {
  current(): Reading;
  /** Looks at the file again. True when the reading changed. */
  refresh(): boolean;
  onChange(action: () => void): void;
  close(): void;
}

/**
 * A stat costs about 3 µs, so every question about the time looks at the file: a test that moves
 * the clock and then calls at once must not be answered by the old time.
 */
function openReading(file: string): ReadingSource {
  let reading = realTime;
  let stamp = '';
  let changed: (() => void) | undefined;

  const refresh = (): boolean => {
    const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
    const newStamp = stat === undefined ? '' : `${stat.ino}:${stat.mtimeNs}:${stat.size}`;
    if (newStamp === stamp) return false;
    const next = stat === undefined ? realTime : readReading(file);
    if (next === undefined) return false;
    reading = next;
    stamp = newStamp;
    return true;
  };
  const look = (): void => {
    if (refresh()) changed?.();
  };

  refresh();
  const watcher = watchFolder(file, look);
  // Some file systems report no changes; the poll bounds how long such a change goes unseen.
  const poll = setInterval(look, slowPollMs);
  poll.unref();
  return {
    current: () => reading,
    refresh,
    onChange(action) {
      changed = action;
    },
    close() {
      watcher?.close();
      clearInterval(poll);
    },
  };
}

function watchFolder(file: string, look: () => void): { close(): void } | undefined {
  try {
    const watcher = watch(dirname(file), (_event, name) => {
      if (name === null || name === basename(file)) look();
    });
    watcher.unref();
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    // The folder does not exist yet. The slow poll sees the file once somebody makes it.
    return undefined;
  }
}

/** A writer that does not rename may be caught half way; undefined asks to look again later. */
function readReading(file: string): Reading | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isRecord(value)) return undefined;
    const { realMs, virtualMs, rate } = value;
    if (!isFiniteNumber(realMs) || !isFiniteNumber(virtualMs) || !isFiniteNumber(rate)) {
      return undefined;
    }
    return rate < 0 ? undefined : { realMs, virtualMs, rate };
  } catch {
    return undefined;
  }
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
