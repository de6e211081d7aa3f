import type { Round } from '../benchmark.ts';

/**
 * Keeps so many commands under way: each that ends makes room for the next, until `next` has none
 * left. Whatever is under way then is waited for and counts, time and all.
 */
export async function closedLoop(
  concurrency: number,
  next: () => (() => Promise<unknown>) | undefined,
): Promise<Round> {
  const latenciesMs: number[] = [];
  const startedMs = performance.now();
  const loop = async (): Promise<void> => {
    for (let work = next(); work; work = next()) {
      const beganMs = performance.now();
      await work();
      latenciesMs.push(performance.now() - beganMs);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, loop));
  const seconds = (performance.now() - startedMs) / 1_000;
  return { done: latenciesMs.length, seconds, latenciesMs };
}

/** Gives work until so many seconds have passed since it was first asked. */
export function forSeconds<Work>(seconds: number, make: () => Work): () => Work | undefined {
  let endMs: number | undefined;
  return () => {
    endMs ??= performance.now() + seconds * 1_000;
    return performance.now() < endMs ? make() : undefined;
  };
}
