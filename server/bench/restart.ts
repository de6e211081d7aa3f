import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Figure } from './benchmark.ts';
import { isTrial } from './harness/options.ts';
import { startServerProcess } from './harness/server-process.ts';

const mostRestarts = 3;
const millisecondsPerSecond = 1_000;

/**
 * `lowu start --demo` on a home that has its data: database, server, jobs and the sandbox, until
 * `/readyz` says yes. The first start, which makes all of it, is not measured, but in a
 * trial, where a second one would show no more.
 */
export const restart: Figure = {
  name: 'restart',
  about: 'lowu start --demo with its data there, until ready; the slowest of three',
  unit: 's',
  most: 3,
  async measure({ say, rounds, roundSeconds }) {
    const restarts = Math.min(mostRestarts, rounds);
    const home = mkdtempSync(path.join(os.tmpdir(), 'lowu-restart-'));
    const start = () => startServerProcess(['--demo'], { LOWU_HOME: home, DATABASE_URL: '' });
    try {
      if (!isTrial({ roundSeconds })) await (await start()).stop();
      const tookSeconds: number[] = [];
      for (let turn = 1; turn <= restarts; turn += 1) {
        const server = await start();
        await server.stop();
        const seconds = server.readyAfterMs / millisecondsPerSecond;
        say(`restart ${turn} of ${restarts}: ready after ${seconds.toFixed(2)} s`);
        tookSeconds.push(seconds);
      }
      return tookSeconds;
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
};
