import type { Command } from 'commander';
import type { NewStaffOptions } from './staff.ts';

/** `lowu staff`. What it does is loaded when it runs. */
export function addStaffCommands(program: Command): void {
  const staff = program
    .command('staff')
    .description('Who works in the console and the halls, and what they may do');
  addAdd(staff);
  addStanding(staff);
  addRenew(staff);
}

function addAdd(staff: Command): void {
  staff
    .command('add')
    .description('Let somebody in, with a password and an authenticator that are shown this once')
    .argument('<login>', 'small letters, digits and . _ @ -, such as grace')
    .argument('<name>', 'as colleagues and the trail say it')
    .requiredOption('--roles <list>', 'support, clerk, supervisor, finance, operator or auditor')
    .option('--json', 'for a program: {login, password, totpSecret, totpUri}')
    .addHelpText(
      'after',
      `
Examples:
  lowu staff add grace "Grace Lam" --roles finance
  lowu staff add wing "Wing Ho" --roles clerk,support

Money is proposed by one person and approved by another: give the roles to at least two. They
change password and authenticator themselves, in the console.`,
    )
    .action(async (login: string, name: string, options: NewStaffOptions) => {
      await (await import('./staff.ts')).addStaff(login, name, options);
    });
  staff
    .command('list')
    .description('Everybody who ever was on the staff, with their roles')
    .option('--json', 'for a program: {staff}')
    .addHelpText('after', '\nExamples:\n  lowu staff list')
    .action(async (options: { json?: boolean }) => {
      await (await import('./staff.ts')).showStaff(options.json ?? false);
    });
}

function addStanding(staff: Command): void {
  staff
    .command('roles')
    .description('Change what a member of staff may do, from the next request on')
    .argument('<login>', 'as they sign in')
    .argument('<list>', 'all roles that they have from now on, with commas between them')
    .option('--json', 'for a program: {login, roles}')
    .addHelpText('after', '\nExamples:\n  lowu staff roles wing clerk,supervisor')
    .action(async (login: string, list: string, options: { json?: boolean }) => {
      await (await import('./staff.ts')).setStaffRoles(login, list, options.json ?? false);
    });
  staff
    .command('suspend')
    .description('Sign a member of staff out and keep them out, or let them in again')
    .argument('<login>', 'as they sign in')
    .option('--resume', 'let them in again')
    .option('--json', 'for a program: {login, isSuspended}')
    .addHelpText(
      'after',
      `
Examples:
  lowu staff suspend wing
  lowu staff suspend wing --resume

Nobody is deleted, since the trail names them.`,
    )
    .action(async (login: string, options: { resume?: boolean; json?: boolean }) => {
      await (await import('./staff.ts')).suspendStaff(login, options);
    });
}

function addRenew(staff: Command): void {
  staff
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
