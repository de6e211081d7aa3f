import type { Command } from 'commander';

/** `lowu atm`. What it does is loaded when it runs. */
export function addAtmCommands(program: Command): void {
  program
    .command('atm')
    .description('Networks of cash machines')
    .command('mac-key')
    .description('Keep the key of an acquirer’s MACs, sealed, as standard input says it')
    .argument('<acquirer>', 'its code in the file of acquirers, such as harbour')
    .option('--json', 'for a program: {acquirer, octets}')
    .addHelpText('after', '\nExamples:\n  lowu atm mac-key harbour < key.hex')
    .action(async (code: string, options: { json?: boolean }) => {
      await (await import('./atm.ts')).keepMacKey(code, options.json ?? false);
    });
}
