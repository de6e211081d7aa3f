import { mkdirSync } from 'node:fs';
import { auditEverything, isClean } from '../../src/audit.ts';
import type { Benchmark, Figure, Place } from '../benchmark.ts';
import { measureDisk } from './disk.ts';
import { isTrial, type Options } from './options.ts';
import { openPlace } from './place.ts';
import { type BenchPostgres, openPostgres } from './postgres.ts';
import { type Result, resultOf, resultOfDisk, resultOfFigure, resultOfTpcb } from './results.ts';
import { takeTurns } from './take-turns.ts';
import { findPgbench, openTpcb, type Tpcb } from './tpcb.ts';

type Say = (text: string) => void;

/** Of 16 MB: more than all rounds of a few benchmarks write, with what they use up made ready. */
const writtenSegments = 64;

/** What is to be measured, of what there is. */
export interface Plan {
  readonly benchmarks: readonly Benchmark[];
  readonly figures: readonly Figure[];
}

/** Measures what was asked for, on a PostgreSQL that is gone afterwards. */
export async function runBenchmarks(
  plan: Plan,
  options: Options,
  folder: string,
  say: Say,
): Promise<readonly Result[]> {
  mkdirSync(folder, { recursive: true });
  const disk = measureDisk(folder);
  const postgres = await openPostgres(folder);
  try {
    const tpcb =
      plan.benchmarks.length > 0 ? await openYardstick(postgres, options, say) : undefined;
    const { place, close } = await openPlace(
      await postgres.createDatabase('world'),
      folder,
      options,
      say,
    );
    try {
      await postgres.checkpoint(isTrial(options) ? 0 : writtenSegments);
      const measured = await measureAll(plan, place, tpcb, options, disk);
      await refuseBrokenBooks(place);
      return [resultOfDisk(disk), ...measured];
    } finally {
      await close();
    }
  } finally {
    await postgres.stop();
  }
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

async function measureAll(
  { benchmarks, figures }: Plan,
  place: Place,
  tpcb: Tpcb | undefined,
  { rounds: count }: Options,
  disk: { p50Ms: number; p99Ms: number },
): Promise<Result[]> {
  const turns = await takeTurns(place, benchmarks, tpcb, count);
  const yardsticks = [...turns.tpcb.values()].flat();
  const results = yardsticks.length > 0 ? [resultOfTpcb(yardsticks)] : [];
  for (const [benchmark, rounds] of turns.rounds) {
    const beside = (turns.tpcb.get(benchmark) ?? []).map(({ perSecond }) => perSecond);
    results.push(resultOf(benchmark, rounds, beside, disk));
  }
  for (const figure of figures) results.push(resultOfFigure(figure, await figure.measure(place)));
  return results;
}
