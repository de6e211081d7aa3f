import process from 'node:process';
import { Command } from 'commander';
import { addBackupCommands } from './commands/backup-commands.ts';
import { addCatalogCommands } from './commands/catalog-commands.ts';
import { addPromotionCommands } from './commands/promotions-commands.ts';
import { addKeysCommands } from './commands/keys-commands.ts';
import { addConnectorsCommands } from './commands/connectors-commands.ts';
import { addDisputesCommands } from './commands/disputes-commands.ts';
import { addAtmCommands } from './commands/atm-commands.ts';
import { addHallCommands } from './commands/hall-commands.ts';
import { addEndingsCommands } from './commands/endings-commands.ts';
import { addLogCommands } from './commands/log-commands.ts';
import { addVerifyCommands } from './commands/verify-commands.ts';
import { addMonthsCommands } from './commands/months-commands.ts';
import { addPartnersCommands } from './commands/partners-commands.ts';
import { addSettingsCommands } from './commands/settings-commands.ts';
import { addShopsCommands } from './commands/shops-commands.ts';
import { addStaffCommands } from './commands/staff-commands.ts';
import { addSubscriberCommands } from './commands/subscriber-commands.ts';
import { addVouchersCommands } from './commands/vouchers-commands.ts';

/**
 * The command line. Each command's code is loaded when it runs, so that help is quick. Exit codes
 * follow sysexits.h where it has one: 64 wrong usage, 66 no such
 * file, 69 something needed is away, 78 wrong
 * configuration.
 */
const program = new Command('lowu')
  .description('Prepaid balance, charging and top-ups for SIMs that live on two sides of a border.')
  .showSuggestionAfterError()
  .showHelpAfterError('(lowu help COMMAND says more)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 64));

program
  .command('start')
  .description('Run the server and its jobs')
  .option(
    '--demo',
    'with an embedded database, the demo world and the sandbox of payments and messages',
  )
  .option(
    '--roles <list>',
    'what this process does: web, jobs, network, atm',
    'web,jobs,network,atm',
  )
  .addHelpText(
    'after',
    `
Examples:
  lowu start --demo
  DATABASE_URL=postgresql://… lowu start
  DATABASE_URL=postgresql://… lowu start --roles web

Ctrl-C, or SIGTERM, lets what is under way come to its end; once more stops at once. "lowu doctor"
says why something does not start. docs/operating/settings.md lists the environment.`,
  )
  .action(async (options: { demo?: boolean; roles: string }) => {
    const { start } = await import('./commands/start.ts');
    await start({ isDemo: options.demo ?? false, roles: options.roles });
  });

program
  .command('migrate')
  .description('Bring the database to the newest schema')
  .addHelpText(
    'after',
    `
Examples:
  DATABASE_URL=postgresql://… lowu migrate

Each migration is applied once, in a transaction of its own; a second run does nothing. A start does
the same where its database user may. Back up first: data does not go back to an older version.`,
  )
  .action(async () => (await import('./commands/migrate.ts')).migrateCommand());

program
  .command('audit')
  .description('Recompute the books from the transfers and say what was checked and found')
  .option('--checkpoint <file>', 'a checkpoint of the log that you kept, or a receipt with one')
  .option('--json', 'for a program: {ok, checks: [...]}')
  .addHelpText(
    'after',
    `
Examples:
  lowu audit
  lowu audit --checkpoint kept.txt
  lowu audit --json | jq '.checks[] | select(.problems != [])'

It may run while the books are in use. Ends with 0 when they hold and with 1 when they do not.
Whoever can rewrite all of it at once is found only by a checkpoint that they cannot reach: keep one
now and then (curl -o kept.txt https://topup.example/log/checkpoint), or take a witness's.`,
  )
  .action(async (options: { checkpoint?: string; json?: boolean }) => {
    const { auditCommand } = await import('./commands/audit.ts');
    await auditCommand(options.json ?? false, options.checkpoint);
  });

program
  .command('reconcile')
  .description("Hold a provider's bill of a day against what we say, and name what differs")
  .argument('<connector>', 'whose bill, such as alipay_cn')
  .option('--day <date>', 'of the provider; yesterday unless given')
  .option('--file <path>', 'a bill that was downloaded by hand, instead of fetching it')
  .option('--json', 'for a program: {ok, connector, day, state, sums, breaks, seconds, ...}')
  .addHelpText(
    'after',
    `
Examples:
  lowu reconcile alipay_cn
  lowu reconcile alipay_cn --day 2026-11-23 --file 20261123.csv.zip --json

The same file again changes nothing. Ends with 0 when nothing is left to resolve and with 1 when
there are breaks, which two members of staff resolve in the console.`,
  )
  .action(async (connector: string, options: { day?: string; file?: string; json?: boolean }) => {
    const { reconcileCommand } = await import('./commands/reconcile.ts');
    await reconcileCommand(connector, options);
  });

program
  .command('status')
  .description('Where everything is that runs from this home, and whom one can be in the demo')
  .option('--json', 'for a program')
  .addHelpText(
    'after',
    `
Examples:
  lowu status
  lowu status --json | jq -r .addresses.app

Ends with 69 when nothing runs from this home.`,
  )
  .action(async (options: { json?: boolean }) => {
    const { statusCommand } = await import('./commands/status.ts');
    statusCommand(options.json ?? false);
  });

program
  .command('doctor')
  .description('Look at the machine, the database and the installation, and say what to do')
  .option('--json', 'for a program: {ok, checks: [{name, verdict, found, advice}]}')
  .addHelpText(
    'after',
    `
Examples:
  lowu doctor
  DATABASE_URL=postgresql://… NODE_ENV=production lowu doctor --json

It changes nothing and may look at a system that runs. Ends with 0 when nothing is broken,
1 when something is, 69 when there was no database to look at, 78 when the environment
cannot be read.`,
  )
  .action(async (options: { json?: boolean }) => {
    const { doctorCommand } = await import('./commands/doctor.ts');
    await doctorCommand(options.json ?? false);
  });

program
  .command('demo')
  .description('Play a top-up on a bad network in the terminal, to its one true end')
  .option('--seed <number>', 'chooses what goes wrong; 1 is the story as it is told', '1')
  .option('--language <tag>', 'en, zh-Hant or zh-Hans', 'en')
  .option('--fast', 'without the pauses in which one reads')
  .option('--json', 'for a program: {ok, seed, charges, state, receipt, audit, steps: [...]}')
  .addHelpText(
    'after',
    `
Examples:
  lowu demo
  lowu demo --seed 7 --language zh-Hant

It starts a whole system of its own in a temporary home, on free ports, with a network in between
that loses what a network loses, and takes it away afterwards. Nothing of another system is touched.
Ends with 0 when the payer was charged exactly once or never, and the screen said so.`,
  )
  .action(async (options: { seed: string; language: string; fast?: boolean; json?: boolean }) => {
    const { demoCommand } = await import('./commands/demo.ts');
    await demoCommand(options);
  });

program
  .command('bench')
  .description('Measure the hot paths beside pgbench (lowu bench --help says how)')
  .helpOption(false)
  .allowUnknownOption()
  .argument('[options...]')
  .action(async (_given: readonly string[], _options: unknown, command: Command) => {
    const { delegate } = await import('./commands/delegate.ts');
    await delegate('bench', command.args);
  });

addCatalogCommands(program);
addConnectorsCommands(program);
addDisputesCommands(program);
addPromotionCommands(program);
addAtmCommands(program);
addHallCommands(program);
addEndingsCommands(program);
addLogCommands(program);
addVerifyCommands(program);
addBackupCommands(program);
addMonthsCommands(program);
addPartnersCommands(program);
addSettingsCommands(program);
addShopsCommands(program);
addStaffCommands(program);
addSubscriberCommands(program);
addVouchersCommands(program);
addKeysCommands(program);

// Whoever reads us, such as `head`, may have seen enough; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  const { explain } = await import('./commands/explain.ts');
  process.exitCode = explain(error);
}
