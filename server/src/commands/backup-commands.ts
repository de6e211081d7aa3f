import type { Command } from 'commander';
import type { BackupOptions } from './backup.ts';
import type { RestoreOptions } from './restore.ts';

/** `lowu backup` and `lowu restore`. What they do is loaded when they run. */
export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .description('Write every row and the sealed master keys into a folder, while all goes on')
    .argument('<folder>', 'where; it must not be there yet')
    .option('--passphrase-file <file>', 'what seals the keys; else LOWU_BACKUP_PASSPHRASE')
    .option('--to <key>', 'encrypt every file to this public key of age (age1…)')
    .option('--no-keys', 'leave the master keys out: they are kept elsewhere')
    .option('--json', 'for a program: {folder, madeAt, tables, rows, bytes, hasKeys}')
    .addHelpText(
      'after',
      `
Examples:
  lowu backup /backups/2026-11-27 --passphrase-file /root/backup.passphrase
  lowu backup /backups/2026-11-27 --to age1… --passphrase-file /root/backup.passphrase
  DATABASE_URL=postgresql://… lowu backup /backups/2026-11-27 --no-keys

As the owner of the schema. Rows are as they were at one moment; nobody waits meanwhile. Under its
name there is a whole backup or none. docs/operating/backups.md says how often, and the rest.`,
    )
    .action(async (folder: string, options: BackupOptions) => {
      await (await import('./backup.ts')).backupCommand(folder, options);
    });
  program
    .command('restore')
    .description('Fill an empty home or database from a backup, and see whether its books hold')
    .argument('<folder>', 'of the backup')
    .option('--passphrase-file <file>', 'what sealed the keys; else LOWU_BACKUP_PASSPHRASE')
    .option('--identity-file <file>', 'opens an encrypted backup: what age-keygen wrote')
    .option('--no-keys', 'use the master keys that are here')
    .option('--check', 'only look whether the backup is whole, and change nothing')
    .option('--no-audit', 'do not recompute the books: run "lowu audit" before you open')
    .option('--json', 'for a program: {ok, madeAt, tables, rows, migrations, closed, problems}')
    .addHelpText(
      'after',
      `
Examples:
  lowu restore /backups/2026-11-27 --check
  LOWU_HOME=/srv/lowu-again lowu restore /backups/2026-11-27
  DATABASE_URL=postgresql://…/new lowu restore /backups/2026-11-27

Each file is compared with its hash before anything is written. A backup of an older Lowu is brought
to the newest schema. Ends with 0 when the books hold and the keys open what is sealed, or with 1.`,
    )
    .action(async (folder: string, options: RestoreOptions) => {
      await (await import('./restore.ts')).restoreCommand(folder, options);
    });
}
