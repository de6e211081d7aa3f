import type { Command } from 'commander';

/** `lowu keys`. What it does is loaded when it runs. */
export function addKeysCommands(program: Command): void {
  const keys = program.command('keys').description('Change the keys that seal secret columns');
  keys
    .command('add')
    .description('Make a new newest key; what older ones sealed still opens')
    .addHelpText(
      'after',
      '\nExamples:\n  lowu keys add\n\nThen restart every process, and seal anew.',
    )
    .action(async () => (await import('./keys.ts')).addKey());
  keys
    .command('reseal')
    .description('Seal with the newest key what older ones had sealed')
    .addHelpText(
      'after',
      '\nExamples:\n  lowu keys reseal\n\nOnly once every process knows the key.',
    )
    .action(async () => (await import('./keys.ts')).resealAll());
}
