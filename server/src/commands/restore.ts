import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Transform } from 'node:stream';
import {
  checkBackup,
  type Manifest,
  openKeys,
  readManifest,
  restoreBackup,
} from '#platform/backup';
import { noteRestore } from '#platform/endings';
import { haltLog } from '#transparency';
import { readIdentity } from '#wire/age';
import { makeSchemaOf, migrateAll } from '../app.ts';
import { auditEverything, isClean } from '../audit.ts';
import { readIfThere, writeWhole } from '../home.ts';
import { openProgressLine, withProgress } from '../progress.ts';
import { examineSeals } from '../seals.ts';
import { EnvironmentProblem } from '../settings.ts';
import { readPassphrase, sizeOf } from './backup.ts';
import { openCommandContext, openDatabaseOf, openPlace, type Place } from './place.ts';
import { unsealing } from './sealed-files.ts';

export interface RestoreOptions {
  readonly passphraseFile?: string;
  readonly identityFile?: string;
  readonly keys: boolean;
  readonly check?: boolean;
  readonly audit: boolean;
  readonly json?: boolean;
}

interface Restored {
  readonly migrations: number;
  readonly closed: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Fills an empty home or database from a backup, migrates it, and looks whether its keys open what
 * is sealed and its books hold. Ends with 1 when they do not.
 */
export async function restoreCommand(given: string, options: RestoreOptions): Promise<void> {
  const folder = path.resolve(given);
  if (options.check) {
    const whole = await checkBackup(folder);
    if (whole.keys !== null && options.keys) openKeysOf(whole, options, openPlace());
    return tell(whole, undefined, options.json ?? false);
  }
  const place = openPlace();
  const manifest = readManifest(folder);
  putKeysBack(manifest, options, place);
  const database = await openDatabaseOf(place);
  const line = openProgressLine();
  try {
    const { url } = database;
    const makeSchema = (migrations: Manifest['migrations']) => makeSchemaOf(url, migrations);
    const onTable = (name: string) => line.tell(`restoring ${name}`);
    await restoreBackup({ url, folder, unseal: unsealOf(options), makeSchema, onTable });
    line.end();
    let migrations = 0;
    await migrateAll(url, ({ isNew }) => {
      migrations += isNew ? 1 : 0;
    });
    const { context, close } = await openCommandContext(place, database);
    try {
      await haltLog(context);
      await noteRestore(context, Date.parse(manifest.madeAt));
      const { closed } = await examineSeals(context);
      const checks = options.audit
        ? await auditEverything(context, (part, work) => withProgress(`recomputing ${part}`, work))
        : [];
      const problems = checks.flatMap(({ name, problems: found }) =>
        found.map((problem) => `${name}: ${problem}`),
      );
      if (!isClean(checks) || closed.length > 0) process.exitCode = 1;
      tell(manifest, { migrations, closed, problems }, options.json ?? false);
    } finally {
      await close();
    }
  } finally {
    line.end();
    await database.stop();
  }
}

function unsealOf({ identityFile }: RestoreOptions): (() => Transform) | undefined {
  if (identityFile === undefined) return undefined;
  const identity = readIdentity(readFileSync(identityFile, 'utf8'));
  if (!identity) throw new EnvironmentProblem(`no private key of age is in ${identityFile}`);
  return () => unsealing(identity);
}

function openKeysOf(
  { keys }: Manifest,
  options: Pick<RestoreOptions, 'passphraseFile'>,
  { environment }: Place,
): string | undefined {
  return keys === null ? undefined : openKeys(keys, readPassphrase(options, environment));
}

/** The keys of the backup come into the home, unless others are there or none are wanted. */
function putKeysBack(manifest: Manifest, options: RestoreOptions, place: Place): void {
  const { environment, home } = place;
  const kept = environment.masterKeys ?? readIfThere(home.keys)?.trim();
  const ours = options.keys ? openKeysOf(manifest, options, place) : undefined;
  if (ours === undefined && kept === undefined) {
    throw new EnvironmentProblem(
      'there are no master keys, in the backup or here: without those of then nothing that was sealed opens. Set LOWU_MASTER_KEYS',
    );
  }
  if (ours === undefined) return;
  if (kept !== undefined && kept !== ours) {
    throw new EnvironmentProblem(
      'the master keys here are not those of the backup: take them away, or say --no-keys',
    );
  }
  if (environment.masterKeys === undefined) writeWhole(home.keys, ours);
}

function tell(manifest: Manifest, restored: Restored | undefined, isJson: boolean): void {
  const { rows, tables } = sizeOf(manifest);
  const { madeAt } = manifest;
  if (isJson) {
    const ok = restored === undefined || restored.problems.length + restored.closed.length === 0;
    process.stdout.write(`${JSON.stringify({ ok, madeAt, tables, rows, ...restored })}\n`);
    return;
  }
  const size = `${rows} rows of ${tables} tables, as they were at ${madeAt}`;
  if (!restored) return void process.stdout.write(`The backup is whole: ${size}.\n`);
  const { migrations, closed, problems } = restored;
  process.stdout.write(`Restored ${size}; ${migrations} migrations applied since.\n`);
  for (const name of closed) process.stdout.write(`The master keys do not open: ${name}\n`);
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  if (problems.length === 0) process.stdout.write('The books hold.\n');
  process.stdout.write(
    `The log stands still until you know what was published. Whom you forgot and what you revoked
since ${madeAt} is here again, and has to be forgotten and revoked once more:
nobody is served before "lowu endings apply", with the file that was kept beside the database.
docs/operating/backups.md, "The day it is needed", says how.\n`,
  );
}
