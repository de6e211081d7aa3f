import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startTestPostgres, type TestPostgres } from '../server/test/support/postgres.ts';
import { type Job, jobsOf, runInLanes } from './test/lanes.ts';
import { type Need, type Phase, phases, plan, testFiles } from './test/phases.ts';
import { runProcess, type Took } from './test/run-process.ts';
import { keepTemporaryFilesInMemory } from './test/temporary-folder.ts';

const usage = `npm test [-- --only PART-OF-A-PATH] [-- --phase NAME] [-- --times]
--times tells which files of each phase took longest.
phases: ${phases.map(({ name }) => name).join(', ')}
`;

const root = path.resolve(import.meta.dirname, '..');
/**
 * Processes at a time, more than a small machine has cores: for nearly half of its time a test
 * waits for a server, a browser, a database or a clock.
 */
const lanes = 4;
const mostTimes = 12;

/** What is known of a phase while its processes run, and once they have ended. */
interface Tally {
  passed: number;
  failed: number;
  /** Of all its processes together. */
  tookMs: number;
  left: number;
  readonly files: number;
  readonly times: Took[];
}

/** What is built while the first tests run, once it is there. */
type Builders = Readonly<Record<'screens' | 'server', Promise<void>>>;

function longest(times: readonly Took[]): string {
  const sorted = times.toSorted((one, other) => other.tookMs - one.tookMs).slice(0, mostTimes);
  return sorted.map(({ file, tookMs }) => `${seconds(tookMs).padStart(9)}  ${file}\n`).join('');
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}

function isNeeded(what: Need, planned: readonly Phase[]): boolean {
  return planned.some(({ needs }) => needs.includes(what));
}

/**
 * Builds the screens for all who show them, and packs the server for all who start it, beside tests
 * that do neither. Where the screens fail, whoever needs them tries again and says why; a server
 * that is not packed starts from its sources.
 */
function builders(planned: readonly Phase[]): Builders {
  const build = async (what: Need, program: string): Promise<void> => {
    if (!isNeeded(what, planned)) return;
    const words = [path.join(import.meta.dirname, program)];
    await once(spawn(process.execPath, words, { stdio: 'ignore' }), 'exit');
  };
  return { screens: build('screens', 'build-web.ts'), server: build('server', 'build-server.ts') };
}

/** One PostgreSQL for all the processes of a run: each of its own would cost them a second. */
async function startDatabase(planned: readonly Phase[]): Promise<TestPostgres | undefined> {
  const isGiven = process.env['LOWU_TEST_POSTGRES_URL'] !== undefined;
  if (isGiven || !isNeeded('database', planned)) return undefined;
  const database = await startTestPostgres();
  process.env['LOWU_TEST_POSTGRES_URL'] = database.url;
  return database;
}

async function runJob({ phase, files }: Job, tally: Tally, built: Builders): Promise<void> {
  if (phase.needs.includes('screens')) await built.screens;
  if (phase.needs.includes('server')) await built.server;
  const outcome = await runProcess(files, phase, root, (title, text) => {
    process.stdout.write(`\n  ✖ ${title}\n${indented(text)}\n\n`);
  });
  if (outcome.failed > 0 && outcome.output.length > 0) {
    process.stdout.write(`  printed by the tests:\n${indented(outcome.output.join('\n'))}\n\n`);
  }
  tally.passed += outcome.passed;
  tally.failed += outcome.failed;
  tally.tookMs += outcome.tookMs;
  tally.left -= 1;
  tally.times.push(...outcome.files);
}

function told({ name }: Phase, { passed, failed, tookMs, files }: Tally): string {
  const counts = `${String(passed).padStart(5)} passed, ${failed} failed`;
  return `${name.padEnd(11)}${counts} in ${files} files${seconds(tookMs).padStart(9)}\n`;
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
  const planned = plan(testFiles(root), values);
  if (planned.length === 0) {
    process.stderr.write(`No test file is meant by that.\n${usage}`);
    return 2;
  }
  const startedMs = performance.now();
  keepTemporaryFilesInMemory();
  const chosen = planned.map(([phase]) => phase);
  const built = builders(chosen);
  const database = await startDatabase(chosen);
  const jobs = planned.flatMap(([phase, files]) => jobsOf(phase, files));
  const tallies = new Map(
    planned.map(([phase, files]): [Phase, Tally] => {
      const left = jobs.filter((job) => job.phase === phase).length;
      return [phase, { passed: 0, failed: 0, tookMs: 0, left, files: files.length, times: [] }];
    }),
  );
  await runInLanes(jobs, lanes, async (job) => {
    const tally = tallies.get(job.phase);
    if (!tally) throw new Error(`${job.phase.name} was not planned`);
    await runJob(job, tally, built);
    if (tally.left > 0) return;
    process.stdout.write(told(job.phase, tally) + (values.times ? longest(tally.times) : ''));
  });
  await database?.stop();
  const all = [...tallies.values()];
  const [passed, failed] = [sumOf(all, 'passed'), sumOf(all, 'failed')];
  process.stdout.write(`all together ${seconds(performance.now() - startedMs)}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

function sumOf(tallies: readonly Tally[], what: 'passed' | 'failed'): number {
  return tallies.reduce((sum, tally) => sum + tally[what], 0);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 2;
}
