import fc from 'fast-check';
import { present } from '#base';
import { type MortalHouse, startMortalHouse } from './mortal-house.ts';
import { type Plan, planOf } from './plan.ts';
import { type Failure, playWave } from './wave.ts';
import { openWorld } from './world.ts';

/** So many people at different steps, so that one death meets many of them. */
const crowd = 8;
/** A restart takes two real seconds, on a busy machine six, which people can wait for. */
const rate = 4;
/** In a run pass some thousand pieces of answers; money hangs on what lies between few of them. */
const longestLife = 600;

export interface KilledRun {
  readonly run: number;
  readonly problems: readonly string[];
  readonly deaths: number;
  /** The last words of the screens, and how many said so; `none` where no order was made. */
  readonly ends: ReadonlyMap<string, number>;
}

/** What was wrong, and how to play just that. */
export function killedText({ run, problems }: KilledRun): string {
  return `run ${run}: ${problems.join('; ')} (again: npm run faults -- --runs 1 --from ${run})`;
}

/** After how many pieces of answers the server dies, time after time. */
function livesOf(run: number): number[] {
  const lives = fc.array(fc.integer({ min: 20, max: longestLife }), { minLength: 3, maxLength: 6 });
  return [...present(fc.sample(lives, { seed: run, numRuns: 1 })[0], 'lives')];
}

/** A real process waits ten real seconds for a mute gateway; that a call fails tells as much. */
function withoutSilence(plan: Plan): Plan {
  const gatewayFaults = plan.gatewayFaults.map((one) => ({
    ...one,
    fault: one.fault.replace('timeout-', 'reset-'),
  }));
  return { ...plan, gatewayFaults };
}

/** Kills the server by the pieces of answers that it hears and says. */
class Executioner {
  house: MortalHouse | undefined;
  #lives: number[] = [];
  #pieces = 0;

  begin(lives: number[]): void {
    this.#lives = lives;
    this.#pieces = 0;
  }

  async rest(): Promise<void> {
    this.#lives = [];
    await this.house?.untilReady();
  }

  hear(): void {
    this.#pieces += 1;
    if (this.#pieces < (this.#lives[0] ?? Number.POSITIVE_INFINITY)) return;
    this.#pieces = 0;
    this.#lives.shift();
    this.house?.kill();
  }
}

/**
 * Plays top-ups while the server is killed between any two steps and comes back, so many runs of
 * eight people one after another.
 */
export async function playKilledServer(
  from: number,
  runs: number,
  onRun: (played: KilledRun) => void = () => undefined,
): Promise<readonly KilledRun[]> {
  const executioner = new Executioner();
  const start: Parameters<typeof openWorld>[1] = async (options) => {
    const house = await startMortalHouse(options);
    executioner.house = house;
    return house;
  };
  const world = await openWorld(from, start, () => executioner.hear());
  const played: KilledRun[] = [];
  try {
    const house = present(executioner.house, 'a house');
    for (let run = from; run < from + runs; run += 1) {
      const deathsBefore = house.deaths();
      const seeds = Array.from({ length: crowd }, (_, index) => run * crowd + index);
      const { failures, ends } = await playWave(world, seeds, {
        rate,
        planOf: (seed) => withoutSilence(planOf(seed)),
        onAct: () => executioner.begin(livesOf(run)),
        onSettled: () => executioner.rest(),
      });
      const problems = [...failures.flatMap(told), ...house.surprises()];
      const one = { run, problems, deaths: house.deaths() - deathsBefore, ends };
      played.push(one);
      onRun(one);
    }
  } finally {
    await world.close();
  }
  return played;
}

function told({ seed, problems }: Failure): string[] {
  return problems.map((problem) => `of seed ${seed} ${problem}`);
}
