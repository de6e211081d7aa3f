import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { quantile } from './statistics.ts';

const writes = 500;
const page = Buffer.alloc(8_192, 1);

/**
 * How long the disk takes to make a page durable, in milliseconds: what every commit waits for. A
 * file of a few megabytes that is written over and over, as PostgreSQL recycles its log.
 */
export function measureDisk(folder: string): { readonly p50Ms: number; readonly p99Ms: number } {
  const own = mkdtempSync(path.join(folder, 'disk-'));
  const file = openSync(path.join(own, 'log'), 'w');
  try {
    const tookMs: number[] = [];
    for (let at = 0; at < 2 * writes; at += 1) {
      writeSync(file, page, 0, page.length, (at % writes) * page.length);
      const beganMs = performance.now();
      fdatasyncSync(file);
      // The first time round the file grows, which a recycled log does not.
      if (at >= writes) tookMs.push(performance.now() - beganMs);
    }
    return { p50Ms: quantile(tookMs, 0.5), p99Ms: quantile(tookMs, 0.99) };
  } finally {
    closeSync(file);
    rmSync(own, { recursive: true });
  }
}
