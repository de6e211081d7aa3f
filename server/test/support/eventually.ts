import { setTimeout as delay } from 'node:timers/promises';

/**
 * Long, because a machine that is busy with other tests may take seconds for what takes moments.
 */
const patienceMs = 60_000;
const pauseMs = 10;

/**
 * Looks again and again, in real time, until what somebody else is about to do has come about.
 * Returns what was seen then: anything but `undefined` or `false`. `what` ends the sentence "it did
 * not come about that …".
 */
export async function eventually<Seen>(
  what: string,
  look: () => Seen | Promise<Seen>,
): Promise<Exclude<Seen, false | undefined>> {
  const startedMs = performance.now();
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen as Exclude<Seen, false | undefined>;
    if (performance.now() - startedMs > patienceMs) {
      throw new Error(`within ${patienceMs / 1_000} s it did not come about that ${what}`);
    }
    await delay(pauseMs);
  }
}
