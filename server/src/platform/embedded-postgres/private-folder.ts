import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Fault } from '#base';
import { canRunBinaries, completeBinaries } from './binaries.ts';
import { handOver, type RunAs, removeFolder } from './run-as.ts';

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
 * else laid out, and the parent must not let others rename it. It is handed over last: while root
 * fills it, nobody else can reach in and lead root elsewhere.
 */
export function makePrivateFolder(native: string, runAs: RunAs): PrivateFolder {
  const tried: string[] = [];
  const isReachable = canRunBinaries(native, runAs);
  for (const parent of new Set([os.tmpdir(), '/tmp', '/var/tmp', '/dev/shm'])) {
    const folder = isSafe(parent) ? makeFolder(parent) : undefined;
    if (folder) {
      const usable = isReachable ? native : copyBinaries(native, folder, runAs);
      handOver(folder, runAs);
      if (canRunBinaries(usable, runAs) && canEnter(folder, runAs)) {
        return { path: folder, native: usable };
      }
      removeFolder(folder, runAs);
    }
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

function makeFolder(parent: string): string | undefined {
  const longest = path.join(parent, 'lowu-XXXXXX') + socketName;
  if (Buffer.byteLength(longest) > longestSocketPath) return undefined;
  try {
    return mkdtempSync(path.join(parent, 'lowu-'));
  } catch {
    return undefined;
  }
}

function canEnter(folder: string, runAs: RunAs): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...runAs, cwd: '/' });
  return status === 0;
}

/**
 * They belong to whoever runs them, who can then take them away if our process does not live to.
 */
function copyBinaries(native: string, folder: string, runAs: RunAs): string {
  const copy = path.join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  completeBinaries(copy);
  for (const name of readdirSync(copy, { recursive: true })) {
    handOver(path.join(copy, String(name)), runAs);
  }
  handOver(copy, runAs);
  return copy;
}
