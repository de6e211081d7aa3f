import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** A file that was written, compressed by gzip. */
export interface ArchiveFile {
  readonly file: string;
  readonly bytes: number;
  /** Of the file as it lies there. */
  readonly sha256: Buffer;
}

/**
 * Compresses text into a file and makes sure that it is on the disk. Under its name there is a
 * whole file or none, and never another than before.
 *
 * @throws what the file system says: EEXIST where the file is there already
 */
export async function writeArchive(
  file: string,
  pieces: AsyncIterable<string>,
): Promise<ArchiveFile> {
  const unfinished = `${file}.part`;
  const to = createWriteStream(unfinished, { flush: true });
  try {
    await pipeline(Readable.from(pieces), createGzip(), to);
    const hash = createHash('sha256');
    await pipeline(createReadStream(unfinished), hash);
    await link(unfinished, file);
    await flushFolder(path.dirname(file));
    return { file, bytes: to.bytesWritten, sha256: hash.digest() };
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** A name is on the disk once its folder is. */
async function flushFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
