import { reactions } from '../../src/reactions.ts';
import type { TestContext, TestDatabase } from './database.ts';
import { openFaultProxy, saysCommitted, targetOf, urlThrough } from './fault-proxy.ts';

/** Reproducible draws between 0 and 1: mulberry32, from a seed. */
export function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Our own work through a connection to the database that dies with the answer to COMMIT, or in the
 * middle of anything, so that whoever works does not know what became of it.
 */
export async function openRoughWay(
  t: { after(work: () => Promise<void>): void },
  database: TestDatabase,
  draw: () => number,
): Promise<TestContext> {
  const { url } = database;
  const proxy = await openFaultProxy(targetOf(url), () =>
    draw() < 0.5 ? { cutAtAnswer: saysCommitted } : { cutRequestAfterBytes: 60_000 * draw() },
  );
  t.after(() => proxy.close());
  return database.context({ reactions, url: urlThrough(proxy, url) });
}
