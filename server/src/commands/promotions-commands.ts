import type { Command } from 'commander';

/** `lowu promotions`. What it does is loaded when it runs. */
export function addPromotionCommands(program: Command): void {
  const promotions = program
    .command('promotions')
    .description('Extra value for top-ups, out of budgets that two people agreed to');
  promotions
    .command('list')
    .description('Every promotion, its state, and what of its budget is taken')
    .option('--json', 'for a program: {promotions: [{code, state, budgetMinor, takenMinor}]}')
    .addHelpText('after', '\nExamples:\n  lowu promotions list')
    .action(async (options: { json?: boolean }) => {
      await (await import('./promotions.ts')).showPromotions(options.json ?? false);
    });
  promotions
    .command('propose')
    .description('Propose what a file says; a member of staff activates it in the console')
    .argument('<file>', 'a promotion as JSON, see docs/operating/promotions.md')
    .option('--json', 'for a program: {code}')
    .addHelpText('after', '\nExamples:\n  lowu promotions propose spring.json')
    .action(async (file: string, options: { json?: boolean }) => {
      await (await import('./promotions.ts')).proposeFromFile(file, options.json ?? false);
    });
}
