import { type Command, InvalidArgumentError } from 'commander';
import type { LoadOptions } from './catalog.ts';

/** `lowu catalog`. What it does is loaded when it runs. */
export function addCatalogCommands(program: Command): void {
  const catalog = program
    .command('catalog')
    .description('What is sold and by which rules, in versions');
  catalog
    .command('list')
    .description('Every version, who loaded it, and which one is in force')
    .option(
      '--json',
      'for a program: {versions: [{version, state, validFrom, loadedAt, loadedBy}]}',
    )
    .addHelpText('after', '\nExamples:\n  lowu catalog list')
    .action(async (options: { json?: boolean }) => {
      await (await import('./catalog.ts')).listCatalogs(options.json ?? false);
    });
  catalog
    .command('show')
    .description('A version as it was written: the one in force, to be changed and loaded again')
    .argument('[version]', 'its number', version)
    .addHelpText('after', '\nExamples:\n  lowu catalog show > catalog.json\n  lowu catalog show 3')
    .action(async (number?: number) => (await import('./catalog.ts')).showCatalog(number));
  catalog
    .command('check')
    .description('Tell all that is wrong with a file, without loading it')
    .argument('<file>', 'a catalogue as JSON; - is standard input')
    .option('--json', 'for a program: {ok, problems: [{where, what}]}')
    .addHelpText('after', '\nExamples:\n  lowu catalog check catalog.json')
    .action(async (file: string, options: { json?: boolean }) => {
      (await import('./catalog.ts')).checkCatalogFile(file, options.json ?? false);
    });
  addLoad(catalog);
}

function addLoad(catalog: Command): void {
  catalog
    .command('load')
    .description('Make a file the next version, in force from its validFrom or from now')
    .argument('<file>', 'a catalogue as JSON; - is standard input')
    .option('--return', 'go back to content that was loaded before')
    .option('--json', 'for a program: {version, isNew}')
    .addHelpText(
      'after',
      `
Examples:
  lowu catalog load catalog.json
  lowu catalog show 3 | lowu catalog load - --return

Sessions that run keep the version they began with until the clock changes their price, and lines
keep what they have bought. What must begin everywhere at one instant has a validFrom ahead; without
one, other processes see it within five seconds. Content that was loaded before changes nothing.`,
    )
    .action(async (file: string, options: LoadOptions) => {
      await (await import('./catalog.ts')).loadCatalogFile(file, options);
    });
}

function version(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('the number of a version: lowu catalog list tells them.');
}
