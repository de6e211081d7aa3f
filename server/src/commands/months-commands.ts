import type { Command } from 'commander';

/** `lowu months`. What it does is loaded when it runs. */
export function addMonthsCommands(program: Command): void {
  const months = program.command('months').description('What lines have used, month by month');
  months
    .command('list')
    .description('How much each month is, and from when on it may leave')
    .option('--json', 'for a program: {months: [{month, records, bytes, keptUntil, detachedOn}]}')
    .addHelpText(
      'after',
      '\nExamples:\n  lowu months list\n\nRecords are an estimate until they left.',
    )
    .action(async (options: { json?: boolean }) => {
      await (await import('./months.ts')).listMonths(options.json ?? false);
    });
  months
    .command('detach')
    .description('Take an old month out of what is shown and audited record by record')
    .argument('<month>', 'such as 2024-10')
    .option('--archive <file>', 'write its records there first, as lines of JSON in gzip')
    .option('--json', 'for a program: {month, table, records, paid, archive}')
    .addHelpText(
      'after',
      `
Examples:
  lowu months detach 2024-10
  lowu months detach 2024-10 --archive /archive/usage-2024-10.jsonl.gz

As the owner of the schema, while the system runs: it is closed for a moment. What the records say
was paid is kept, and the audit compares it with the transfers. A month that is younger than
charging_usage_kept_months is refused. docs/operating/database.md says how to bring one back.`,
    )
    .action(async (month: string, options: { archive?: string; json?: boolean }) => {
      await (await import('./months.ts')).detachMonthCommand(month, options);
    });
  months
    .command('usage')
    .description('What a line used in a month that has left, as CSV from its archive')
    .argument('<archive>', 'the file that `lowu months detach --archive` wrote')
    .argument('<line>', 'a number such as +85251234567, or an id such as lin_…')
    .addHelpText(
      'after',
      `
Examples:
  lowu months usage /archive/usage-2024-10.jsonl.gz +85251234567 > usage.csv

The columns are those of the subscriber's own export, the oldest first. A number means the line that
has it now: where it was another's then, give the id of that line.`,
    )
    .action(async (archive: string, line: string) => {
      await (await import('./archived-usage.ts')).printArchivedUsage(archive, line);
    });
}
