import type { Command } from 'commander';

/** `lowu subscriber`. What it does is loaded when it runs. */
export function addSubscriberCommands(program: Command): void {
  const subscriber = program
    .command('subscriber')
    .description('What a person may ask of us about themselves');
  subscriber
    .command('export')
    .description('All that is kept about a person, as JSON for them')
    .argument('<who>', 'a number such as +85251234567, or an id such as sub_…')
    .addHelpText('after', '\nExamples:\n  lowu subscriber export +85251234567 > copy.json')
    .action(async (who: string) => (await import('./subscriber.ts')).exportSubscriber(who));
  subscriber
    .command('erase')
    .description('Forget a person who has left, as far as the law allows')
    .argument('<who>', 'an id such as sub_…, as the console and the export tell it')
    .addHelpText(
      'after',
      `
Examples:
  lowu subscriber erase sub_…

Name, labels, addresses and sessions go; books, receipts and the history of numbers stay, and lead
to nobody. Refused while a line lives, money is left or an appeal is open. There is no way back.`,
    )
    .action(async (who: string) => (await import('./subscriber.ts')).eraseSubscriber(who));
}
