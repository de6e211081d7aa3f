import type { Command } from 'commander';

/** `lowu disputes`. What it does is loaded when it runs. */
export function addDisputesCommands(program: Command): void {
  const disputes = program
    .command('disputes')
    .description('Appeals and chargebacks that wait for staff, and their clocks');
  disputes
    .command('queue')
    .description('What waits, by its clock: whatever is late first')
    .option('--json', 'for a program: {appeals: [...], chargebacks: [...], figures: {...}}')
    .addHelpText('after', '\nExamples:\n  lowu disputes queue\n  lowu disputes queue --json')
    .action(async (options: { json?: boolean }) => {
      await (await import('./disputes.ts')).showQueue(options.json ?? false);
    });
  disputes
    .command('breaches')
    .description('What is late already, or will be within the next hours')
    .option('--within <hours>', 'how many hours ahead', '12')
    .option('--json', 'for a program: {ok, late: [...], near: [...]}')
    .addHelpText(
      'after',
      `
Examples:
  lowu disputes breaches
  lowu disputes breaches --within 48 --json

Numbers, kinds and clocks are shown, and nothing of whom they are about. Ends with 0 when nothing is
late and with 1 when something is, so that a monitor can call it.`,
    )
    .action(async (options: { within: string; json?: boolean }) => {
      await (await import('./disputes.ts')).showBreaches(options.within, options.json ?? false);
    });
}
