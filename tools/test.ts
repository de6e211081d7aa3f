import path from 'node:path';
import { parseArgs } from 'node:util';
import { startTestPostgres, type TestPostgres } from '../server/test/support/postgres.ts';
import { phases, plan, testFiles } from './test/phases.ts';
import { runPhase, type Took } from './test/run-phase.ts';

const usage = `npm test [-- --only PART-OF-A-PATH] [-- --phase NAME] [-- --times]
--times tells which files of each phase took longest.
phases: ${phases.map(({ name }) => name).join(', ')}
`;

const mostTimes = 12;

function longest(files: readonly Took[]): string {
  const sorted = files.toSorted((one, other) => other.tookMs - one.tookMs).slice(0, mostTimes);
  return sorted.map(({ file, tookMs }) => `${seconds(tookMs).padStart(9)}  ${file}\n`).join('');
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}

const withoutDatabase = new Set(['house', 'unit', 'sandbox']);

/** One PostgreSQL for all the processes of a run: each of its own would cost them a second. */
async function startDatabase(phaseNames: readonly string[]): Promise<TestPostgres | undefined> {
  const isGiven = process.env['LOWU_TEST_POSTGRES_URL'] !== undefined;
  if (isGiven || phaseNames.every((name) => withoutDatabase.has(name))) return undefined;
  const database = await startTestPostgres();
  process.env['LOWU_TEST_POSTGRES_URL'] = database.url;
  return database;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      phase: { type: 'string' },
      times: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const root = path.resolve(import.meta.dirname, '..');
  const planned = plan(testFiles(root), values);
  if (planned.length === 0) {
    process.stderr.write(`No test file is meant by that.\n${usage}`);
    return 2;
  }
  const database = await startDatabase(planned.map(([phase]) => phase.name));
  let passed = 0;
  let failed = 0;
  for (const [phase, files] of planned) {
    const outcome = await runPhase(phase, files, root, (title, text) => {
      process.stdout.write(`\n  ✖ ${title}\n${indented(text)}\n\n`);
    });
    if (outcome.failed > 0 && outcome.output.length > 0) {
      process.stdout.write(`  printed by the tests:\n${indented(outcome.output.join('\n'))}\n\n`);
    }
    passed += outcome.passed;
    failed += outcome.failed;
    const counts = `${String(outcome.passed).padStart(5)} passed, ${outcome.failed} failed`;
    const took = seconds(outcome.tookMs).padStart(8);
    process.stdout.write(`${phase.name.padEnd(11)}${counts} in ${files.length} files${took}\n`);
    if (values.times) process.stdout.write(longest(outcome.files));
  }
  await database?.stop();
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 2;
}
