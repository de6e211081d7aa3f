import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Fault } from '#base';
import { asOwner, copyOut, type Owner } from '#platform/postgres';
import {
  type BackedUpTable,
  type Manifest,
  manifestFile,
  manifestText,
  sealedEnding,
} from './manifest.ts';
import {
  copyOutText,
  freeze,
  noteBackup,
  readApplied,
  readMonths,
  readTables,
  readVersion,
} from './store.ts';

export interface BackupOptions {
  /** The owner's way to the database. */
  readonly url: string;
  /** A folder that is not there yet. */
  readonly folder: string;
  readonly madeAt: string;
  /** The master keys, sealed; null where they are kept elsewhere. */
  readonly sealedKeys: string | null;
  /** Encrypts one file; without it whoever has the folder reads them. */
  readonly seal?: () => Transform;
  readonly onTable?: (name: string) => void;
}

/**
 * Writes all rows of a database, as they were at one moment, into a folder: one file for each
 * table, and a manifest with the hash of each. The server goes on meanwhile. Under its name there
 * is a whole backup or none.
 *
 * @throws Fault where the folder is there already
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest> {
  const { url, folder, madeAt, sealedKeys, seal, onTable = () => undefined } = options;
  if (existsSync(folder)) throw new Fault(`${folder} is there already, and is not written over`);
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    const manifest = await asOwner(url, async (owner): Promise<Manifest> => {
      await freeze(owner);
      const months = await readMonths(owner);
      const tables: BackedUpTable[] = [];
      for (const table of await readTables(owner)) {
        onTable(table.name);
        tables.push({ ...table, ...(await writeTable(owner, unfinished, table, seal)) });
      }
      const migrations = await readApplied(owner);
      const postgres = await readVersion(owner);
      return { format: 1, madeAt, postgres, migrations, months, tables, keys: sealedKeys };
    });
    const mode = { mode: 0o600, flush: true } as const;
    await writeFile(manifestFile(unfinished), manifestText(manifest), mode);
    await flushFolder(unfinished);
    renameSync(unfinished, folder);
    await flushFolder(path.dirname(folder));
    await asOwner(url, (owner) => noteBackup(owner, manifest));
    return manifest;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

async function writeTable(
  owner: Owner,
  folder: string,
  table: Pick<BackedUpTable, 'name' | 'columns'>,
  seal: (() => Transform) | undefined,
): Promise<Pick<BackedUpTable, 'rows' | 'file' | 'bytes' | 'sha256'>> {
  const ending = seal ? sealedEnding : '';
  const file = `${table.name.replaceAll('"', '')}.copy.gz${ending}`;
  const place = path.join(folder, file);
  const rowsOut = new PassThrough();
  const to = createWriteStream(place, { mode: 0o600, flush: true });
  const seals = seal ? [seal()] : [];
  const written = pipeline([rowsOut, createGzip(), ...seals, to]);
  const rows = await Promise.race([
    copyOut(owner, copyOutText(table), rowsOut),
    // A full disk ends it before the rows do.
    written.then(() => Promise.reject(new Fault(`${place} was closed too early`))),
  ]);
  rowsOut.end();
  await written;
  return { rows, file, bytes: to.bytesWritten, sha256: await hashOfFile(place) };
}

/** The SHA-256 of a file, in hexadecimal. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
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
