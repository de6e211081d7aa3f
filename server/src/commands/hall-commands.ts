import type { Command } from 'commander';

/** `lowu tills`, `lowu outlets` and `lowu lines`. What they do is loaded when they run. */
export function addHallCommands(program: Command): void {
  addTills(program);
  addOutlets(program);
  program
    .command('lines')
    .description('Lines that come from another system')
    .command('import')
    .description('Take a CSV file of lines in; begun again, it goes on where it was')
    .argument('<file>', 'whose first line names its columns')
    .option('--json', 'for a program: {import, rows, made, refused, refusedFile}')
    .addHelpText(
      'after',
      `
Examples:
  lowu lines import lines.csv

The columns are number,number_cn,name,language,plan,imsi,valid_days,balance,registration. Rows that
cannot be lines stand with their reasons in FILE.refused.csv: mend them there, and import that file
without its last column. Ends with 1 where there are any.`,
    )
    .action(async (file: string, options: { json?: boolean }) => {
      await (await import('./lines.ts')).importLines(file, options.json ?? false);
    });
}

function addTills(program: Command): void {
  const tills = program.command('tills').description('The tills of our own service halls');
  tills
    .command('add')
    .description('A new till, empty; its code names its account in the books, for ever')
    .argument('<code>', 'small letters, digits and hyphens, such as central-1')
    .argument('<name>', 'by which its hall knows it')
    .option('--json', 'for a program: {till, code}')
    .addHelpText('after', '\nExamples:\n  lowu tills add central-1 "Central, counter 1"')
    .action(async (code: string, name: string, options: { json?: boolean }) => {
      await (await import('./tills.ts')).addTill(code, name, options.json ?? false);
    });
  tills
    .command('list')
    .description('All tills')
    .option('--json', 'for a program: {tills: [{id, code, name, closedAt}]}')
    .addHelpText('after', '\nExamples:\n  lowu tills list')
    .action(async (options: { json?: boolean }) => {
      await (await import('./tills.ts')).showTills(options.json ?? false);
    });
}

function addOutlets(program: Command): void {
  program
    .command('outlets')
    .description('Where one can top up in person: shops, halls, kiosks, cash machines')
    .command('import')
    .description('Write the outlets of a CSV file, new or anew')
    .argument('<file>', 'whose first line names its columns')
    .option('--json', 'for a program: {taken, refused, refusedFile}')
    .addHelpText(
      'after',
      `
Examples:
  lowu outlets import outlets.csv

The columns, the codes of districts and how hours are written stand in docs/operating/outlets.md.
Rows that cannot be outlets stand with their reasons in FILE.refused.csv. Ends with 1 where there
are any.`,
    )
    .action(async (file: string, options: { json?: boolean }) => {
      await (await import('./outlets.ts')).importOutlets(file, options.json ?? false);
    });
}
