import { readFileSync, renameSync, statSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Pace, PacedClock, paceOf } from './clock.ts';

/** File watching can miss a change on some file systems; a glance this often cannot. */
const glanceMs = 250;

function readPace(file: string): Pace | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof read !== 'object' || read === null) return undefined;
    const { realMs, virtualMs, rate } = read as Record<string, unknown>;
    if (typeof realMs !== 'number' || typeof virtualMs !== 'number') return undefined;
    if (typeof rate !== 'number' || !(rate >= 0) || rate > 1_000_000) return undefined;
    return { realMs, virtualMs, rate };
  } catch {
    return undefined;
  }
}

/**
 * A clock whose pace stands in a small file (`{"realMs", "virtualMs", "rate"}`), so that the
 * server, its command line and the sandbox's programs, which share no code, agree on the time.
 * Without the file it is real time. Call `close` to let the process end.
 */
export function openFileClock(file: string): PacedClock & { close(): void } {
  const clock = new PacedClock(readPace(file) ?? paceOf(Date.now()));
  let seen = '';
  const look = (): void => {
    let stamp = 'none';
    try {
      const { mtimeMs, size, ino } = statSync(file);
      stamp = `${mtimeMs}:${size}:${ino}`;
    } catch {
      // No file is a state of its own: real time.
    }
    if (stamp === seen) return;
    seen = stamp;
    clock.pace = stamp === 'none' ? paceOf(Date.now()) : (readPace(file) ?? clock.pace);
  };
  look();
  const glance = setInterval(look, glanceMs).unref();
  const watcher = watch(path.dirname(file), (_event, name) => {
    if (name === null || name === path.basename(file)) look();
  }).unref();
  watcher.on('error', () => undefined);
  return Object.assign(clock, {
    close: () => {
      clearInterval(glance);
      watcher.close();
    },
  });
}

/**
 * Moves a clock forward for everyone who reads its file, and for its own process at once. Its rate
 * stays.
 */
export function forwardPace(file: string, clock: PacedClock, byMs: number): void {
  const pace = { realMs: Date.now(), virtualMs: clock.now() + byMs, rate: clock.pace.rate };
  writePace(file, pace);
  clock.pace = pace;
}

/** Sets the pace for everyone who reads the file. Renaming makes the change whole or not at all. */
export function writePace(file: string, pace: Pace): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(pace));
  renameSync(draft, file);
}
