import { startHouse } from './house.ts';
import { type Failure, playWave } from './wave.ts';
import { openWorld } from './world.ts';

/** So many stories at once keep two cores busy without anybody running out of time. */
const waveLength = 64;

export interface Played {
  readonly stories: number;
  readonly failures: readonly Failure[];
  /** The last words of the screens, and how many said so. */
  readonly ends: ReadonlyMap<string, number>;
}

/** What was wrong, and how to play just that. */
export function failureText({ seed, problems }: Failure): string {
  const again = `npm run simulate -- --seeds 1 --from ${seed}`;
  return `seed ${seed}: ${problems.join('; ')} (again: ${again})`;
}

/** Plays the stories of so many seeds from one on, wave after wave in one world. */
export async function playStories(
  from: number,
  count: number,
  onWave: (played: Played) => void = () => undefined,
): Promise<Played> {
  const world = await openWorld(from, startHouse);
  const ends = new Map<string, number>();
  const failures: Failure[] = [];
  let played: Played = { stories: 0, failures, ends };
  try {
    for (let seed = from; seed < from + count; seed += waveLength) {
      const length = Math.min(waveLength, from + count - seed);
      const outcome = await playWave(
        world,
        Array.from({ length }, (_, index) => seed + index),
      );
      for (const [end, number] of outcome.ends) ends.set(end, (ends.get(end) ?? 0) + number);
      failures.push(...outcome.failures);
      played = { stories: played.stories + length, failures, ends };
      onWave(played);
    }
  } finally {
    await world.close();
  }
  return played;
}
