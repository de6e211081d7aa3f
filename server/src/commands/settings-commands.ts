import type { Command } from 'commander';
import type { ShownOptions } from './stored-settings.ts';

/** `lowu settings`. What it does is loaded when it runs. */
export function addSettingsCommands(program: Command): void {
  const settings = program
    .command('settings')
    .description('What the operator decides: limits, times, amounts');
  settings
    .command('list')
    .description('The settings that differ from their defaults, and where they are set')
    .option('--all', 'also those at their defaults')
    .option('--json', 'for a program: {settings}')
    .addHelpText('after', '\nExamples:\n  lowu settings list --all')
    .action(async (options: ShownOptions) => {
      await (await import('./stored-settings.ts')).showSettings(options);
    });
  settings
    .command('set')
    .description('Set one in the database, for every process, within seconds and without a restart')
    .argument('<name>', 'such as topup_most_balance_minor')
    .argument('<value>', 'a number, true, false, or a text')
    .option('--json', 'for a program: {name, value, isFixed}')
    .addHelpText(
      'after',
      `
Examples:
  lowu settings set topup_most_balance_minor 300000

What the environment fixes (LOWU_SET_…) holds over it.`,
    )
    .action(async (name: string, value: string, options: { json?: boolean }) => {
      await (await import('./stored-settings.ts')).setSetting(name, value, options.json ?? false);
    });
}
