import { setTimeout as sleep } from 'node:timers/promises';
import type { Round } from '../benchmark.ts';

/** How long whatever is under way at the end is waited for before the round counts as broken. */
const patienceMs = 10_000;

/**
 * Begins so many commands a second at random instants, as many independent callers would, whether
 * those before have ended or not. The time of each runs from the instant it was meant to begin: who
 * measures from when the command could begin at last leaves out exactly the waiting. The first
 * `leadInMs` are not counted: a program that has just begun is slow itself.
 */
export async function openLoop(
  perSecond: number,
  next: () => (() => Promise<unknown>) | undefined,
  leadInMs = 0,
): Promise<Round> {
  const latenciesMs: number[] = [];
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const startedMs = performance.now();
  let dueMs = startedMs;
  for (let work = next(); work && failures.length === 0; work = next()) {
    dueMs += (-Math.log(1 - Math.random()) * 1_000) / perSecond;
    const waitMs = dueMs - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    const counted = dueMs >= startedMs + leadInMs ? latenciesMs : [];
    const began = timed(work, dueMs, counted)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => underWay.delete(began));
    underWay.add(began);
  }
  const all = Promise.all(underWay);
  const late = sleep(patienceMs, 'late', { ref: false });
  if ((await Promise.race([all, late])) === 'late') throw new Error('commands did not end');
  if (failures.length > 0) throw failures[0];
  const seconds = (performance.now() - startedMs - leadInMs) / 1_000;
  return { done: latenciesMs.length, seconds, latenciesMs };
}

async function timed(
  work: () => Promise<unknown>,
  dueMs: number,
  latenciesMs: number[],
): Promise<void> {
  await work();
  latenciesMs.push(performance.now() - dueMs);
}
