import type { Benchmark, Place, Round, Runner } from '../benchmark.ts';
import { isTrial } from './options.ts';
import type { Tpcb } from './tpcb.ts';

/** A round of TPC-B. */
export interface Yardstick {
  readonly perSecond: number;
  readonly meanMs: number;
}

export interface Turns {
  readonly rounds: ReadonlyMap<Benchmark, readonly Round[]>;
  /** The TPC-B rounds that followed each benchmark's own. */
  readonly tpcb: ReadonlyMap<Benchmark, readonly Yardstick[]>;
}

/**
 * One round of a benchmark, one of TPC-B, one of the next of its world, and so round and round:
 * what else goes on in the machine, and what grows in the database, then weighs on all alike. The
 * first time round warms up and is not counted; a trial needs none.
 */
export async function takeTurns(
  place: Place,
  benchmarks: readonly Benchmark[],
  tpcb: Tpcb | undefined,
  count: number,
): Promise<Turns> {
  const runners: [Benchmark, Runner][] = [];
  for (const benchmark of benchmarks) runners.push([benchmark, await benchmark.open(place)]);
  const rounds = new Map(benchmarks.map((benchmark): [Benchmark, Round[]] => [benchmark, []]));
  const beside = new Map(benchmarks.map((benchmark): [Benchmark, Yardstick[]] => [benchmark, []]));
  for (let turn = isTrial(place) ? 1 : 0; turn <= count; turn += 1) {
    for (const [benchmark, runner] of runners) {
      const round = await oneRound(runner);
      const yardstick = await tpcb?.round();
      const rate = Math.round(round.done / round.seconds).toLocaleString('en');
      const part = yardstick ? ` (TPC-B ${Math.round(yardstick.perSecond)})` : '';
      const which = turn === 0 ? 'warming up' : `round ${turn} of ${count}`;
      place.say(`${benchmark.name}, ${which}: ${rate} per second${part}`);
      if (turn === 0) continue;
      rounds.get(benchmark)?.push(round);
      if (yardstick) beside.get(benchmark)?.push(yardstick);
    }
  }
  return { rounds, tpcb: beside };
}

async function oneRound(runner: Runner): Promise<Round> {
  await runner.prepare?.();
  const round = await runner.round();
  await runner.settle?.();
  return round;
}
