import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Transform } from 'node:stream';
import { isoTime } from '#base';
import { type Manifest, sealKeys, writeBackup } from '#platform/backup';
import { readRecipient } from '#wire/age';
import { openFileClock } from '#platform/clock';
import { findKeys } from '../home.ts';
import { openProgressLine } from '../progress.ts';
import { EnvironmentProblem } from '../settings.ts';
import { openDatabaseOf, openKeptPlace } from './place.ts';
import { sealing } from './sealed-files.ts';

export interface BackupOptions {
  readonly passphraseFile?: string;
  readonly to?: string;
  readonly keys: boolean;
  readonly json?: boolean;
}

/** Writes everything that is kept into a folder: every row, and the master keys, sealed. */
export async function backupCommand(folder: string, options: BackupOptions): Promise<void> {
  const place = openKeptPlace();
  const passphrase = options.keys ? readPassphrase(options, place.environment) : undefined;
  const keys = findKeys(place.home, place.environment);
  if (options.keys && keys.areNew) {
    throw new EnvironmentProblem(
      `there are no master keys in ${place.home.folder}: set LOWU_HOME or LOWU_MASTER_KEYS, or say --no-keys`,
    );
  }
  const database = await openDatabaseOf(place);
  const clock = openFileClock(place.home.clock);
  const line = openProgressLine();
  try {
    const manifest = await writeBackup({
      url: database.url,
      folder: path.resolve(folder),
      madeAt: isoTime(clock.now()),
      ...sealOf(options),
      sealedKeys: passphrase === undefined ? null : sealKeys(keys.text, passphrase),
      onTable: (name) => line.tell(`backing up ${name}`),
    });
    line.end();
    tell(folder, manifest, options.json ?? false);
  } finally {
    line.end();
    clock.close();
    await database.stop();
  }
}

function sealOf({ to }: BackupOptions): { seal?: () => Transform } {
  if (to === undefined) return {};
  const recipient = readRecipient(to);
  if (!recipient) throw new EnvironmentProblem(`${to} is no public key of age: age1…`);
  return { seal: () => sealing(recipient) };
}

/** From a file, or from the environment: what is typed as an option stands in the process list. */
export function readPassphrase(
  { passphraseFile }: Pick<BackupOptions, 'passphraseFile'>,
  { backupPassphrase }: { readonly backupPassphrase: string | undefined },
): string {
  const given =
    passphraseFile === undefined ? backupPassphrase : readFileSync(passphraseFile, 'utf8').trim();
  if (given !== undefined && given !== '') return given;
  throw new EnvironmentProblem(
    'the master keys are sealed by a passphrase: set LOWU_BACKUP_PASSPHRASE or --passphrase-file, or say --no-keys and keep them apart',
  );
}

/** What is in a backup, in numbers. */
export function sizeOf({ tables }: Manifest): { tables: number; rows: number; bytes: number } {
  return {
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    bytes: tables.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function tell(folder: string, manifest: Manifest, isJson: boolean): void {
  const { tables, rows, bytes } = sizeOf(manifest);
  const hasKeys = manifest.keys !== null;
  if (isJson) {
    const told = { folder, madeAt: manifest.madeAt, tables, rows, bytes, hasKeys };
    process.stdout.write(`${JSON.stringify(told)}\n`);
    return;
  }
  process.stdout.write(
    `${rows} rows of ${tables} tables in ${folder}, ${bytes} bytes${hasKeys ? ', and the master keys, sealed' : ''}.\n`,
  );
  if (!hasKeys) {
    process.stdout.write('Without the master keys, which are not in it, it cannot be used.\n');
  }
}
