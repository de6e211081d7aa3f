import { setTimeout as sleep } from 'node:timers/promises';
import { secondMs } from '#base';
import { readLogState, sealLog } from '#transparency';
import type { TestContext } from './database.ts';

const mostTries = 400;

/**
 * Seals all that was recorded until now, by a clock that goes on meanwhile. Tests share a server,
 * and whatever runs in another database of it is waited for, too. Returns how many leaves.
 */
export async function sealAll(context: TestContext): Promise<number> {
  const until = context.clock.now();
  let sealed = 0;
  for (let tries = 1; tries <= mostTries; tries += 1) {
    sealed += await sealLog(context);
    const state = await readLogState(context);
    if (tries > 2 && (state?.sealedUntil ?? 0) >= until) return sealed;
    context.clock.advance(3 * secondMs);
    if (tries > 3) await sleep(25);
  }
  throw new Error('something is under way all the time, and nothing comes to rest');
}
