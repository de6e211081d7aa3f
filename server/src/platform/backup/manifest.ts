import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '#base';

/** One table's rows, in a file beside the manifest. */
export interface BackedUpTable {
  /** With its schema. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly file: string;
  readonly bytes: number;
  /** Of the file as it lies there. */
  readonly sha256: string;
}

/** A month of a table that is cut by months, as PostgreSQL writes its bounds. */
export interface BackedUpMonth {
  readonly table: string;
  readonly of: string;
  /** `FOR VALUES FROM (…) TO (…)`; null of one that was detached and stands by itself. */
  readonly bounds: string | null;
}

/** What a backup holds. It is written last, so that a folder with it is whole. */
export interface Manifest {
  readonly format: 1;
  readonly madeAt: string;
  /** PostgreSQL's version; rows are texts, which every version reads. */
  readonly postgres: string;
  /** The schema in which the rows were: a newer Lowu makes it first, and then goes on from it. */
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
  readonly months: readonly BackedUpMonth[];
  /** In an order in which they can be filled. */
  readonly tables: readonly BackedUpTable[];
  /** The master keys, sealed by a passphrase; null where they are kept elsewhere. */
  readonly keys: string | null;
}

/** How the files end that only the holder of a key opens. */
export const sealedEnding = '.age';

const fileName = 'manifest.json';

interface Written {
  readonly sha256: string;
  readonly manifest: Manifest;
}

/** With its own hash, so that a bit that turned over in it is found, too. */
export function manifestText(manifest: Manifest): string {
  const written: Written = { sha256: hashOf(manifest), manifest };
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** @throws Fault where there is no backup, half of one, or one that a newer Lowu has made. */
export function readManifest(folder: string): Manifest {
  const file = manifestFile(folder);
  let written: Partial<Written>;
  try {
    written = JSON.parse(readFileSync(file, 'utf8')) as Partial<Written>;
  } catch (error) {
    throw new Fault(`there is no backup in ${folder}: ${(error as Error).message}`);
  }
  const { manifest, sha256 } = written;
  if (manifest === undefined || hashOf(manifest) !== sha256) {
    throw new Fault(`${file} is not as it was written`);
  }
  if (manifest.format !== 1) throw new Fault(`${file} was made by a newer Lowu`);
  return manifest;
}

export function manifestFile(folder: string): string {
  return path.join(folder, fileName);
}

function hashOf(manifest: Manifest): string {
  return createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
}
