import { renameSync, writeFileSync } from 'node:fs';

/** Sets the one clock: virtual time is `virtualMs` now and passes `rate` times as fast as real. */
export function writeClock(file: string, virtualMs: number, rate = 1): void {
  writeFileSync(`${file}.new`, JSON.stringify({ realMs: Date.now(), virtualMs, rate }));
  renameSync(`${file}.new`, file);
}
