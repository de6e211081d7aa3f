import { type Command, InvalidArgumentError } from 'commander';

/** `lowu log`. What it does is loaded when it runs. */
export function addLogCommands(program: Command): void {
  const log = program
    .command('log')
    .description('The log of all that moved, which anybody can check');
  log
    .command('show')
    .description('What it is called, how far it is, and the keys it is verified by')
    .option('--json', 'for a program: {origin, size, sealedUntil, haltedAt, keys, witnesses}')
    .addHelpText('after', '\nExamples:\n  lowu log show\n  lowu log show --json')
    .action(async (options: { json?: boolean }) => {
      await (await import('./log.ts')).showLog(options.json ?? false);
    });
  log
    .command('rotate')
    .description('Make a new key, which signs beside the old ones until those retire')
    .option('--days <number>', 'for how many days the old ones go on', days, 30)
    .option('--json', 'for a program: {verifier, oldRetireAt}')
    .addHelpText(
      'after',
      `
Examples:
  lowu log rotate
  lowu log rotate --days 90

Whoever verifies receipts must learn the new key before the old ones retire. Proofs that were handed
out stay good by the key that signed them.`,
    )
    .action(async (options: { days: number; json?: boolean }) => {
      await (await import('./log.ts')).rotateKey(options.days, options.json ?? false);
    });
  log
    .command('revoke')
    .description('Believe nothing any more that a key has signed, because somebody else has it')
    .argument('<key>', 'the verifier key, or the eight digits behind its name')
    .option('--json', 'for a program: {keys: […]}, those that sign now')
    .addHelpText(
      'after',
      `
Examples:
  lowu log revoke 1f2e3d4c
  lowu log revoke 1f2e3d4c --json

All checkpoints that are kept are signed anew. What was printed before has to be printed again; see
docs/operating/keys.md for what else there is to do.`,
    )
    .action(async (key: string, options: { json?: boolean }) => {
      await (await import('./log.ts')).revokeKey(key, options.json ?? false);
    });
  addRestoredCommands(log);
}

/** For a database that was restored from before. */
function addRestoredCommands(log: Command): void {
  log
    .command('halt')
    .description('Seal nothing any more, until it is known what was published')
    .addHelpText(
      'after',
      `
Examples:
  lowu log halt

"lowu restore" does it by itself. Do it before "lowu start" where another way was taken.`,
    )
    .action(async () => {
      await (await import('./log.ts')).haltTheLog();
    });
  log
    .command('resume')
    .description('Go on after a restore, where nothing is lost that was published')
    .requiredOption('--published <file>', 'the newest checkpoint, or a receipt or proof with it')
    .option('--json', 'for a program: {size}')
    .addHelpText(
      'after',
      `
Examples:
  lowu log resume --published newest.txt
  lowu log resume --published receipt-7K2M9QPX4TB3.pdf

Refused where the log is not that one, grown or as it was. Take the newest that anybody has: of a
witness, of whoever follows the log, of the last receipts. docs/operating/backups.md says more.`,
    )
    .action(async ({ published, json = false }: { published: string; json?: boolean }) => {
      await (await import('./log.ts')).resumeTheLog(published, json);
    });
  log
    .command('begin-anew')
    .description('End a log that lost what was published, and seal everything in another one')
    .requiredOption('--origin <name>', 'its name, which none had before')
    .option('--published <file>', 'the newest checkpoint of the one before, or a receipt with it')
    .option('--json', 'for a program: {origin, keys}')
    .addHelpText(
      'after',
      `
Examples:
  lowu log begin-anew --origin topup.example/log2 --published newest.txt

Only where the log stands still, as the owner of the schema. What was proved by the log before stays
proved by its keys, which retire; tell witnesses the new name and the new key.`,
    )
    .action(async (options: { origin: string; published?: string; json?: boolean }) => {
      const { published, json = false } = options;
      await (await import('./log.ts')).beginAnew(options.origin, published, json);
    });
}

function days(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 3_650) return value;
  throw new InvalidArgumentError('a number of days, 1 to 3650.');
}
