import process from 'node:process';
import { Command } from 'commander';

/**
 * The command line. Each command's code is loaded when it runs, so that help is quick. Exit codes
 * follow sysexits.h where it has one: 64 wrong usage, 69 something needed is away, 78 wrong
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
  .option('--roles <list>', 'what this process does: web, jobs', 'web,jobs')
  .addHelpText(
    'after',
    '\nExamples:\n  lowu start --demo\n  DATABASE_URL=postgresql://… lowu start --roles web',
  )
  .action(async (options: { demo?: boolean; roles: string }) => {
    const { start } = await import('./commands/start.ts');
    await start({ isDemo: options.demo ?? false, roles: options.roles });
  });

program
  .command('migrate')
  .description('Bring the database to the newest schema')
  .action(async () => (await import('./commands/migrate.ts')).migrateCommand());

program
  .command('audit')
  .description('Recompute the books from the transfers and say what was checked and found')
  .option('--json', 'for a program: {ok, checks: [...]}')
  .addHelpText('after', '\nEnds with 1 when something is wrong.')
  .action(async (options: { json?: boolean }) => {
    const { auditCommand } = await import('./commands/audit.ts');
    await auditCommand(options.json ?? false);
  });

program
  .command('status')
  .description('Where everything is that runs from this home, and whom one can be in the demo')
  .option('--json', 'for a program')
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

const keys = program.command('keys').description('Change the keys that seal secret columns');
keys
  .command('add')
  .description('Make a new newest key; what older ones sealed still opens')
  .action(async () => (await import('./commands/keys.ts')).addKey());
keys
  .command('reseal')
  .description('Seal with the newest key what older ones had sealed')
  .action(async () => (await import('./commands/keys.ts')).resealAll());

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
