import type { Command } from 'commander';

/** `lowu endings`. What it does is loaded when it runs. */
export function addEndingsCommands(program: Command): void {
  const endings = program
    .command('endings')
    .description('Forget and revoke again what a restore from before has undone');
  endings
    .command('apply')
    .description('Do again what stands in the file beside the database, and sign everybody out')
    .argument('[file]', 'the newest that was kept; else LOWU_ENDINGS or that of the home')
    .option('--leave', 'serve people although something is left, which is tried the next time')
    .option('--json', 'for a program: {done, left: [{kind, subject, code}]}')
    .addHelpText(
      'after',
      `
Examples:
  lowu endings apply
  lowu endings apply /mnt/other/endings --leave

Again it does nothing more. Ends with 1 where something is left: of somebody who has a line again
"lowu subscriber erase" says what to do.`,
    )
    .action(async (file: string | undefined, options: { leave?: boolean; json?: boolean }) => {
      await (await import('./endings.ts')).applyCommand(file, options);
    });
  endings
    .command('waive')
    .description('Serve people without: in a rehearsal, or where the file is lost')
    .requiredOption('--because <text>', 'why; "lowu doctor" says it for a while')
    .addHelpText('after', "\nExamples:\n  lowu endings waive --because 'a rehearsal'")
    .action(async ({ because }: { because: string }) => {
      await (await import('./endings.ts')).waiveCommand(because);
    });
}
