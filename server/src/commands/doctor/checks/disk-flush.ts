import { closeSync, fdatasyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { look, ofHome, ok } from '../check.ts';
import { nearestFolder } from '../folders.ts';

const flushes = 60;
/** Long enough for a good disk to show itself, short enough for a bad one not to be waited for. */
const patienceMs = 2_000;
/** The bound under which the product's latency promises hold. */
const promisedP99Ms = 1;
/** Memory that looks like a disk (statfs(2)): what was flushed there is gone with the power. */
const memoryFileSystem = 0x01021994;

export const diskFlush = ofHome('disk-flush', ({ environment, home }) => {
  const folder = nearestFolder(home.folder);
  const tookMs = measure(folder).sort((one, other) => one - other);
  const p99Ms = tookMs[Math.floor(tookMs.length * 0.99)] ?? 0;
  const medianMs = tookMs[tookMs.length >> 1] ?? 0;
  const took = `half within ${medianMs.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms`;
  const found = `fdatasync at ${folder}: ${took}`;
  if (environment.databaseUrl !== undefined) {
    return ok(`${found} (the database writes elsewhere)`);
  }
  if (statfsSync(folder).type === memoryFileSystem) {
    return look(`${folder} lies in memory: what is kept there is gone with the power`, elsewhere);
  }
  return p99Ms <= promisedP99Ms ? ok(found) : look(found, slow);
});

const elsewhere = 'set LOWU_HOME to a folder on a disk';
const slow = `every commit waits for it; promises about speed hold up to ${promisedP99Ms} ms`;

function measure(folder: string): number[] {
  const file = path.join(folder, `.lowu-doctor-${process.pid}`);
  const page = Buffer.alloc(8_192, 1);
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    const startedMs = performance.now();
    const tookMs: number[] = [];
    while (tookMs.length < flushes && performance.now() - startedMs < patienceMs) {
      const beforeMs = performance.now();
      writeSync(descriptor, page);
      fdatasyncSync(descriptor);
      tookMs.push(performance.now() - beforeMs);
    }
    return tookMs;
  } finally {
    closeSync(descriptor);
    rmSync(file, { force: true });
  }
}
