import { type Command, InvalidArgumentError } from 'commander';

/** `lowu log`. What it does is loaded when it runs. */
export function addLogCommands(program: Command): void {
  const log = program
    .command('log')
    .description('The log of all that moved, which anybody can check');
  log
    .command('show')
    .description('What it is called, how far it is, and the keys it is verified by')
    .option('--json', 'for a program: {origin, size, sealedUntil, keys: […], witnesses: […]}')
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
}

function days(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 3_650) return value;
  throw new InvalidArgumentError('a number of days, 1 to 3650.');
}
