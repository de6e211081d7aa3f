import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '#base';
import { failure } from './failure.ts';
import { handOver, type RunAs, removeFolder } from './run-as.ts';

/**
 * How programs are told where the cluster is: through a descriptor that they inherit. Whoever runs
 * PostgreSQL then needs no way through the folders above it, so that a root under the closed /root
 * can keep its data there. Proved with 18.4 for initdb and the server.
 */
export const inheritedFolder = '/proc/self/fd/3';

/** The first version that brings a locale of its own. */
const builtinLocaleSince = 17;

/**
 * UTF-8 without any locale of the system, so that a bare machine and every other one sort alike.
 */
const initOptions = [
  ['-D', inheritedFolder],
  ['-U', 'postgres'],
  // Only a socket in a folder of mode 0700 leads to the server: the file system asks who you are.
  ['-A', 'trust'],
  ['-E', 'UTF8'],
  ['--no-locale', '--data-checksums', '--no-instructions'],
].flat();

const builtinLocale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/** Makes the cluster if there is none: elsewhere first, so that half of one never counts as one. */
export function makeCluster(native: string, clusterFolder: string, runAs: RunAs): void {
  if (existsSync(path.join(clusterFolder, 'PG_VERSION'))) {
    checkVersion(native, clusterFolder, runAs);
    return;
  }
  const draft = `${clusterFolder}.new`;
  removeFolder(draft, runAs);
  mkdirSync(draft, { mode: 0o700 });
  handOver(draft, runAs);
  const folder = openSync(draft, 'r');
  try {
    const hasLocale = Number(versionOf(native, runAs)) >= builtinLocaleSince;
    const options = hasLocale ? [...initOptions, ...builtinLocale] : initOptions;
    const made = spawnSync(path.join(native, 'bin/initdb'), options, {
      ...runAs,
      cwd: '/',
      env: {},
      stdio: ['ignore', 'pipe', 'pipe', folder],
      encoding: 'utf8',
    });
    if (made.status !== 0) {
      const said = made.stderr || String(made.error);
      throw failure('PostgreSQL could not make its data folder', said);
    }
  } finally {
    closeSync(folder);
  }
  renameSync(draft, clusterFolder);
}

function checkVersion(native: string, clusterFolder: string, runAs: RunAs): void {
  const made = readFileSync(path.join(clusterFolder, 'PG_VERSION'), 'utf8').trim();
  const version = versionOf(native, runAs);
  if (version === made) return;
  throw new Fault(
    `the data in ${clusterFolder} was made by PostgreSQL ${made} and this is PostgreSQL ${version}: upgrade it with pg_upgrade, or set LOWU_HOME to another folder`,
  );
}

/** The major version of the binaries. */
function versionOf(native: string, runAs: RunAs): string | undefined {
  const options = { ...runAs, cwd: '/', env: {}, encoding: 'utf8' } as const;
  const told = spawnSync(path.join(native, 'bin/postgres'), ['--version'], options);
  return /\d+/.exec(told.stdout)?.[0];
}
