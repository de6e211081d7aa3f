import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { PassThrough, type Transform, Writable } from 'node:stream';
import { Fault } from '#base';
import { asOwner, copyBack, type Owner } from '#platform/postgres';
import { type BackedUpTable, type Manifest, readManifest, sealedEnding } from './manifest.ts';
import { copyBackText, empty, goOn, makeMonth, readIsEmpty } from './store.ts';
import { hashOfFile } from './write-backup.ts';

export interface RestoreOptions {
  /** The owner's way to a database in which there is nothing. */
  readonly url: string;
  readonly folder: string;
  /** What opens the files, where they are encrypted. */
  readonly unseal?: (() => Transform) | undefined;
  /** Makes the schema in which the rows were. */
  readonly makeSchema: (migrations: Manifest['migrations']) => Promise<void>;
  readonly onTable?: (name: string) => void;
}

/** @throws Fault that names the first file which is not as it was written. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const manifest = readManifest(folder);
  for (const { file, sha256 } of manifest.tables) {
    const found = await hashOfFile(path.join(folder, file)).catch((error: Error) => error.message);
    if (found !== sha256) throw new Fault(`${file} of the backup is not as it was written`);
  }
  return manifest;
}

/**
 * Fills an empty database with the rows of a backup, in one transaction, once every file was found
 * to be whole. The schema is that of the backup: migrate to go on.
 *
 * @throws Fault where the database is not empty, or the backup is not whole
 */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const { url, folder, unseal, makeSchema, onTable = () => undefined } = options;
  const manifest = await checkBackup(folder);
  if (unseal === undefined && manifest.tables.some(({ file }) => isSealed(file))) {
    throw new Fault(
      'the backup is encrypted, and the file with the key that opens it was not given',
    );
  }
  if (unseal !== undefined) await checkSeals(manifest, folder, unseal);
  const isEmpty = await asOwner(url, readIsEmpty);
  if (!isEmpty) throw new Fault('the database is not empty: a backup is restored into a new one');
  await makeSchema(manifest.migrations);
  await asOwner(url, async (owner) => {
    for (const month of manifest.months) await makeMonth(owner, month);
    await empty(owner, manifest.tables);
    for (const table of manifest.tables) {
      onTable(table.name);
      await fillTable(owner, folder, table, unseal);
    }
    await goOn(owner);
  });
  return manifest;
}

/**
 * Whoever gives a key means a backup that nobody else could have written or read: all of it is
 * encrypted, and opens by that key. Known before anything is written, by the smallest file.
 *
 * @throws Fault
 */
async function checkSeals(
  { tables }: Manifest,
  folder: string,
  unseal: () => Transform,
): Promise<void> {
  const plain = tables.find(({ file }) => !isSealed(file));
  if (plain) throw new Fault(`${plain.file} is not encrypted, and a key was given to open it`);
  const [smallest] = tables.toSorted((one, other) => one.bytes - other.bytes);
  if (!smallest) return;
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  await pipeline(createReadStream(path.join(folder, smallest.file)), unseal(), nowhere);
}

function isSealed(file: string): boolean {
  return file.endsWith(sealedEnding);
}

async function fillTable(
  owner: Owner,
  folder: string,
  table: BackedUpTable,
  unseal: (() => Transform) | undefined,
): Promise<void> {
  const source = new PassThrough();
  const opens = unseal ? [unseal()] : [];
  const kept = createReadStream(path.join(folder, table.file));
  const unpacked = pipeline([kept, ...opens, createGunzip(), source]);
  const [rows] = await Promise.all([copyBack(owner, copyBackText(table), source), unpacked]);
  if (rows === table.rows) return;
  throw new Fault(`${table.name} has ${rows} rows and not the ${table.rows} of the backup`);
}
