import { statfsSync } from 'node:fs';
import { broken, type Check, look, ok } from '../check.ts';
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
    const freeBytes = bavail * bsize;
    const found = `${(freeBytes / gigabyte).toFixed(1)} GB free at ${folder}`;
    const isOurs = environment.databaseUrl === undefined;
    const wantedBytes = isOurs ? enoughWithDatabaseBytes : enoughBytes;
    if (freeBytes >= wantedBytes) return ok(found);
    const wanted = `${wantedBytes / gigabyte} GB or more`;
    const advice = `make room: ${wanted}, or set LOWU_HOME to another disk`;
    return freeBytes < leastBytes ? broken(found, advice) : look(found, advice);
  },
};
