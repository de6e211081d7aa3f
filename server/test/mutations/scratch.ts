import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

const testTimeoutMs = 60_000;
/** A change may make a loop endless; what has not ended by then is noticed. */
const fileTimeoutMs = 240_000;

/** A copy of the repository in which code can be made wrong without harm. */
export interface Scratch {
  write(file: string, text: string): void;
  /** Runs test files one after another; the first that fails ends it. Returns which, if any. */
  firstFailing(tests: readonly string[]): string | undefined;
  remove(): void;
}

/** What git knows of and what is new, as it is now; dependencies are the ones of the original. */
export function makeScratch(root: string): Scratch {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lowu-mutations-'));
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', listed, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  for (const file of files.split('\0').filter((one) => one !== '')) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    cpSync(path.join(root, file), path.join(folder, file));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return {
    write: (file, text) => writeFileSync(path.join(folder, file), text),
    firstFailing: (tests) => tests.find((test) => !passes(folder, test)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function passes(folder: string, test: string): boolean {
  const { status } = spawnSync(
    process.execPath,
    // In the process that is killed: a change that never ends would go on in a child of it.
    [
      '--test',
      '--test-isolation=none',
      `--test-timeout=${testTimeoutMs}`,
      '--test-reporter=dot',
      test,
    ],
    { cwd: folder, stdio: 'ignore', timeout: fileTimeoutMs, killSignal: 'SIGKILL' },
  );
  return status === 0;
}
