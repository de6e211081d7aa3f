import { setTimeout as sleep } from 'node:timers/promises';
import { secondMs } from '#base';
import { sealLog } from '#transparency';
import type { Place } from '../benchmark.ts';

/** Something is under way all the time where it takes longer until what waits has come to rest. */
const mostIdle = 10;

/** Seals what waits, `most` at least if there are so many; how many leaves, and for how long. */
export async function sealWaiting(
  { context }: Place,
  most: number,
): Promise<{ readonly count: number; readonly seconds: number }> {
  let [count, seconds] = [0, 0];
  for (let idle = 0; count < most && idle < mostIdle; ) {
    const startMs = performance.now();
    const sealed = await sealLog(context);
    if (sealed === 0) {
      idle += 1;
      await sleep(secondMs);
    } else {
      count += sealed;
      seconds += (performance.now() - startMs) / 1_000;
    }
  }
  return { count, seconds };
}
