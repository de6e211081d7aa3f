import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const block = 512;

function text(archive: Buffer, from: number, length: number): string {
  const field = archive.toString('utf8', from, from + length);
  const end = field.indexOf('\0');
  return end === -1 ? field : field.slice(0, end);
}

/**
 * Writes the files of a tar archive (POSIX.1-1988, ustar) into a folder. Plain files and folders
 * only, which is all that is in the archives of Chromium; a name that would leave the folder is an
 * error.
 */
export function untar(archive: Buffer, folder: string): void {
  let at = 0;
  while (at + block <= archive.length) {
    const name = text(archive, at, 100);
    if (name === '') return;
    const size = Number.parseInt(text(archive, at + 124, 12).trim() || '0', 8);
    const kind = String.fromCharCode(archive[at + 156] ?? 0);
    const target = path.resolve(folder, text(archive, at + 345, 155), name);
    if (!target.startsWith(path.resolve(folder) + path.sep) && target !== path.resolve(folder)) {
      throw new Error(`${name} would be written outside of ${folder}`);
    }
    at += block;
    if (kind === '5') mkdirSync(target, { recursive: true });
    if (kind === '0' || kind === '\0') {
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, archive.subarray(at, at + size), { mode: 0o755 });
    }
    at += Math.ceil(size / block) * block;
  }
}
