import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** What holds for the text of the code, as the tests hold what it does. Binaries come from npm. */
const checks: Readonly<Record<string, readonly string[]>> = {
  format: ['biome', 'format'],
  lint: ['oxlint', '--type-aware', '--deny-warnings'],
  types: ['tsc', '--noEmit'],
};

const root = path.resolve(import.meta.dirname, '..');
let failed = 0;
for (const [name, [program = '', ...rest]] of Object.entries(checks)) {
  const startedMs = performance.now();
  const run = spawnSync(path.join(root, 'node_modules/.bin', program), rest, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const isFine = run.status === 0;
  if (!isFine) {
    failed += 1;
    process.stdout.write(`${run.stdout}${run.stderr}${run.error?.message ?? ''}\n`);
  }
  const took = ((performance.now() - startedMs) / 1_000).toFixed(1);
  process.stdout.write(`${name.padEnd(11)}${isFine ? 'passed' : 'failed'}${took.padStart(8)} s\n`);
}
process.stdout.write(`${Object.keys(checks).length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
