import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** What a run keeps at a time: some hundred small databases and their logs. */
const neededBytes = 4 * 1024 ** 3;
/** What statfs(2) calls a file system in memory. */
const tmpfs = 0x01021994;

/** Whether a folder lies in memory and has room for the data of a whole run. */
export function isRoomyMemory(
  folder: string,
  look: (folder: string) => { type: number; bavail: number; bsize: number } = statfsSync,
): boolean {
  try {
    const { type, bavail, bsize } = look(folder);
    return type === tmpfs && bavail * bsize >= neededBytes;
  } catch {
    return false;
  }
}

/**
 * Has this process and those it starts keep what is temporary in memory, where there is room: a
 * disk costs a database of a test ten times the work, and nobody reads it afterwards. Whoever sets
 * TMPDIR has chosen. What the tests leave behind goes when this process ends.
 */
export function keepTemporaryFilesInMemory(memory = '/dev/shm'): void {
  if (process.env['TMPDIR'] !== undefined || !isRoomyMemory(memory)) return;
  const folder = mkdtempSync(path.join(memory, 'lowu-tests-'));
  // As /tmp: a PostgreSQL that root starts runs as somebody else, and puts its own things there.
  chmodSync(folder, 0o1777);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.env['TMPDIR'] = folder;
}
