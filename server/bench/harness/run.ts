import { mkdirSync } from 'node:fs';
import { auditEverything, isClean } from '../../src/audit.ts';
import { inOneWorld, type Plan } from '../benchmarks.ts';
import type { Place } from '../benchmark.ts';
import { measureDisk } from './disk.ts';
import { isTrial, type Options } from './options.ts';
import { openPlace } from './place.ts';
import { type BenchPostgres, openPostgres } from './postgres.ts';
import { type Result, resultOf, resultOfDisk, resultOfFigure, resultOfTpcb } from './results.ts';
import { takeTurns, type Yardstick } from './take-turns.ts';
import { findPgbench, openTpcb, type Tpcb } from './tpcb.ts';

type Say = (text: string) => void;

/** Of 16 MB: more than all rounds of a few benchmarks write, with what they use up made ready. */
const writtenSegments = 64;

/**
 * Measures what was asked for, each plan in a world of its own, on a PostgreSQL that is gone
 * afterwards. A trial makes one world for all.
 */
export async function runBenchmarks(
  plans: readonly Plan[],
  options: Options,
  folder: string,
  say: Say,
): Promise<readonly Result[]> {
  mkdirSync(folder, { recursive: true });
  const disk = measureDisk(folder);
  const chosen = (isTrial(options) ? [inOneWorld(plans)] : plans).filter(isAnything);
  const postgres = await openPostgres(folder);
  try {
    const isCompared = chosen.some(({ benchmarks }) => benchmarks.length > 0);
    const tpcb = isCompared ? await openYardstick(postgres, options, say) : undefined;
    const measured: Measured[] = [];
    for (const plan of chosen) {
      const url = await postgres.createDatabase('world');
      const { place, close } = await openPlace(url, folder, options, say);
      try {
        await postgres.checkpoint(isTrial(options) ? 0 : writtenSegments);
        measured.push(await measureAll(plan, place, tpcb, options, disk));
        await refuseBrokenBooks(place);
      } finally {
        await close();
        await postgres.dropDatabase(url);
      }
    }
    const yardsticks = measured.flatMap((one) => one.yardsticks);
    return [
      resultOfDisk(disk),
      ...(yardsticks.length > 0 ? [resultOfTpcb(yardsticks)] : []),
      ...measured.flatMap((one) => one.results),
    ];
  } finally {
    await postgres.stop();
  }
}

function isAnything({ benchmarks, figures }: Plan): boolean {
  return benchmarks.length + figures.length > 0;
}

/** What is fast and wrong is not measured: all that the run has done is recomputed behind it. */
async function refuseBrokenBooks({ context, say }: Place): Promise<void> {
  say('recomputing the books');
  const checks = await auditEverything(context, (_, work) => work());
  const wrong = checks.flatMap(({ name, problems }) => problems.map((one) => `${name}: ${one}`));
  if (!isClean(checks)) throw new Error(`the books do not hold: ${wrong.slice(0, 5).join('; ')}`);
}

async function openYardstick(
  postgres: BenchPostgres,
  options: Options,
  say: Say,
): Promise<Tpcb | undefined> {
  const pgbench = findPgbench();
  if (pgbench === undefined) {
    say('pgbench was not found, on the PATH or in Debian’s folders: there will be no ratios');
    return undefined;
  }
  const url = await postgres.createDatabase('tpcb');
  return openTpcb(pgbench, url, {
    scale: isTrial(options) ? 1 : 10,
    seconds: options.roundSeconds,
  });
}

interface Measured {
  readonly results: readonly Result[];
  readonly yardsticks: readonly Yardstick[];
}

async function measureAll(
  { benchmarks, figures }: Plan,
  place: Place,
  tpcb: Tpcb | undefined,
  { rounds: count }: Options,
  disk: { p50Ms: number; p99Ms: number },
): Promise<Measured> {
  const turns = await takeTurns(place, benchmarks, tpcb, count);
  const results: Result[] = [];
  for (const [benchmark, rounds] of turns.rounds) {
    const beside = (turns.tpcb.get(benchmark) ?? []).map(({ perSecond }) => perSecond);
    results.push(resultOf(benchmark, rounds, beside, disk));
  }
  for (const figure of figures) results.push(resultOfFigure(figure, await figure.measure(place)));
  return { results, yardsticks: [...turns.tpcb.values()].flat() };
}
