import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Fault } from '#base';
import { canRunBinaries, completeBinaries } from './binaries.ts';
import type { RunAs } from './run-as.ts';

/**
 * What belongs to one run of the server: its socket, and its binaries where they had to be copied.
 */
export interface PrivateFolder {
  readonly path: string;
  readonly native: string;
}

/** sun_path of unix(7) holds 108 bytes, the last of them zero. */
const longestSocketPath = 107;
const socketName = '/.s.PGSQL.5432';

/**
 * Makes a fresh folder of mode 0700 for the user that runs PostgreSQL. Not beside the data: a path
 * may be too long for a socket, and closed to that user. mkdtemp never takes a folder that somebody
 * else laid out, and the parent must not let others rename it.
 */
export function makePrivateFolder(native: string, runAs: RunAs): PrivateFolder {
  const tried: string[] = [];
  for (const parent of new Set([os.tmpdir(), '/tmp', '/var/tmp', '/dev/shm'])) {
    const folder = isSafe(parent) ? makeFolder(parent, runAs) : undefined;
    const usable = folder && placeBinaries(native, folder, runAs);
    if (folder && usable) return { path: folder, native: usable };
    if (folder) rmSync(folder, { recursive: true, force: true });
    tried.push(parent);
  }
  throw new Fault(
    `PostgreSQL needs a folder for its socket and found none that is safe, short and allows programs to run: ${tried.join(', ')}. Set TMPDIR to one`,
  );
}

function isSafe(parent: string): boolean {
  const stat = statSync(parent, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return false;
  const isSticky = (stat.mode & 0o1000) !== 0;
  return isSticky || (stat.mode & 0o022) === 0;
}

function makeFolder(parent: string, runAs: RunAs): string | undefined {
  try {
    const folder = mkdtempSync(path.join(parent, 'lowu-'));
    if (runAs.uid !== undefined) chownSync(folder, runAs.uid, runAs.gid);
    return folder;
  } catch {
    return undefined;
  }
}

/** The binaries this user can run: where they are, or a copy in the folder. */
function placeBinaries(native: string, folder: string, runAs: RunAs): string | undefined {
  if (Buffer.byteLength(folder + socketName) > longestSocketPath) return undefined;
  const enters = spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...runAs, cwd: '/' });
  if (enters.status !== 0) return undefined;
  if (canRunBinaries(native, runAs)) return native;
  const copy = path.join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  completeBinaries(copy);
  return canRunBinaries(copy, runAs) ? copy : undefined;
}
