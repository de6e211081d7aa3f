import { statfsSync } from 'node:fs';
import { broken, type Check, type Finding, look, ok } from '../check.ts';
import { nearestFolder } from '../folders.ts';

const gigabyte = 2 ** 30;
/** PostgreSQL writes nothing any more on a full disk; this much is gone in minutes. */
const leastBytes = 256 * 2 ** 20;
/** The embedded PostgreSQL may keep 4 GB of log before it is folded in (max_wal_size). */
const enoughWithDatabaseBytes = 5 * gigabyte;
const enoughBytes = gigabyte;

export const diskSpace: Check = {
  name: 'disk-space',
  look: ({ environment, home }) => {
    const folder = nearestFolder(home.folder);
    const { bavail, bsize } = statfsSync(folder);
    return judgeSpace(bavail * bsize, folder, environment.databaseUrl === undefined);
  },
};

export function judgeSpace(freeBytes: number, folder: string, holdsDatabase: boolean): Finding {
  const found = `${(freeBytes / gigabyte).toFixed(1)} GB free at ${folder}`;
  const wantedBytes = holdsDatabase ? enoughWithDatabaseBytes : enoughBytes;
  if (freeBytes >= wantedBytes) return ok(found);
  const wanted = `${wantedBytes / gigabyte} GB or more`;
  const advice = `make room: ${wanted}, or set LOWU_HOME to another disk`;
  return freeBytes < leastBytes ? broken(found, advice) : look(found, advice);
}
