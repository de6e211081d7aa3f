import { createGunzip } from 'node:zlib';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { piecesOf } from './lines.ts';
import { WrongStatement } from './wrong-statement.ts';

const mostMembers = 64;
/** Ten million rows are about 2 GB. What claims to be more was made to fill a disk. */
const mostBytes = 4 * 1024 ** 3;

/**
 * The members of a ZIP archive in turn, each as its bytes. Their names are left alone: Alipay
 * writes them in GBK, and says nothing of it.
 */
export async function* membersOf(file: Buffer): AsyncGenerator<AsyncIterable<Uint8Array>, void> {
  const archive = await opened(file);
  try {
    for (let count = 0; ; count += 1) {
      const entry = await nextEntry(archive);
      if (!entry) return;
      if (count >= mostMembers) throw new WrongStatement('too_large', 'too many members');
      if (entry.uncompressedSize > mostBytes) throw new WrongStatement('too_large', 'a member');
      yield bytesOf(archive, entry);
    }
  } finally {
    archive.close();
  }
}

export function isArchive(file: Buffer): boolean {
  return file.length >= 4 && file.readUInt32BE(0) === 0x504b0304;
}

/** What gzip has packed, piece by piece; the bytes themselves where it has not. */
export function unzipped(file: Buffer): AsyncGenerator<Uint8Array, void> {
  const isPacked = file.length >= 2 && file.readUInt16BE(0) === 0x1f8b;
  return isPacked ? gunzipped(file) : piecesOf(file);
}

async function* gunzipped(file: Buffer): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip();
  gunzip.end(file);
  let bytes = 0;
  try {
    for await (const piece of gunzip as AsyncIterable<Uint8Array>) {
      bytes += piece.length;
      if (bytes > mostBytes) throw new WrongStatement('too_large', 'what is packed');
      yield piece;
    }
  } catch (error) {
    throw error instanceof WrongStatement ? error : broken(error as Error);
  }
}

function opened(file: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false } as const;
    fromBuffer(file, options, (error, archive) => {
      if (error) reject(broken(error));
      else resolve(archive);
    });
  });
}

function nextEntry(archive: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    archive.removeAllListeners();
    archive.once('entry', resolve);
    archive.once('end', () => resolve(undefined));
    archive.once('error', (error: Error) => reject(broken(error)));
    archive.readEntry();
  });
}

async function* bytesOf(archive: ZipFile, entry: Entry): AsyncGenerator<Uint8Array, void> {
  try {
    yield* await new Promise<NodeJS.ReadableStream & AsyncIterable<Uint8Array>>(
      (resolve, reject) => {
        archive.openReadStream(entry, (error, stream) => {
          if (error) reject(error);
          else resolve(stream);
        });
      },
    );
  } catch (error) {
    throw error instanceof Error ? broken(error) : error;
  }
}

function broken(error: Error): WrongStatement {
  return new WrongStatement('archive_broken', error.message);
}
