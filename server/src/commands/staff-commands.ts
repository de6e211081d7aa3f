import type { Command } from 'commander';

/** `lowu staff`. What it does is loaded when it runs. */
export function addStaffCommands(program: Command): void {
  program
    .command('staff')
    .description('Let staff in again')
    .command('renew')
    .description('Give a member of staff another password and authenticator, shown this once')
    .argument('<login>', 'as they sign in')
    .option('--json', 'for a program: {login, password, totpSecret, totpUri}')
    .addHelpText(
      'after',
      `
Examples:
  lowu staff renew grace

What they had opens nothing any more, and they are signed out.`,
    )
    .action(async (login: string, options: { json?: boolean }) => {
      await (await import('./staff.ts')).renewStaff(login, options.json ?? false);
    });
}
