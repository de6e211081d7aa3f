import { setTimeout as sleep } from 'node:timers/promises';
import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { statement } from '#platform/postgres';
import type { LineId } from '#subscribers';

const lookEveryMs = 4;

const readOrdered = statement<{ readonly line: string }>(
  'read auto_topups.event ordered',
  `select e.line from unnest($1::int2[], $2::uuid[]) as r (slot, line)
   join auto_topups.event e on e.slot = r.slot and e.line = r.line
   where e.event = 'ordered'`,
);

/** A line that nobody has topped up by then was forgotten. */
const patienceMs = 10_000;

export interface OrderedWatch {
  /**
   * Resolves once a line's rule has ordered, at most 4 ms after its commit was there to see; throws
   * where it has not within ten seconds, and what a look has thrown.
   */
  ordered(line: LineId): Promise<void>;
}

/**
 * Looks for what rules have ordered, with one query for all that is waited for: were each looked
 * for by itself, those who look would take up more of the machine than those who order.
 */
export function watchOrdered(context: Context): OrderedWatch {
  const waiting = new Map<LineId, Awaited>();
  const failLate = (): void => {
    const now = performance.now();
    for (const [line, { sinceMs, reject }] of waiting) {
      if (now - sinceMs <= patienceMs) continue;
      waiting.delete(line);
      reject(new Error(`${line} was not topped up`));
    }
  };
  const look = async (): Promise<void> => {
    while (waiting.size > 0) {
      const lines = [...waiting.keys()];
      const rows = await context.db.read(readOrdered, [lines.map(slotOf), lines.map(uuidOf)]);
      for (const { line } of rows) {
        const id = idFrom('lin', line);
        waiting.get(id)?.resolve();
        waiting.delete(id);
      }
      failLate();
      await sleep(lookEveryMs);
    }
  };
  const failAll = (error: unknown): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  return {
    ordered(line) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.set(line, { sinceMs: performance.now(), resolve, reject });
      if (waiting.size === 1) void look().catch(failAll);
      return promise;
    },
  };
}

interface Awaited {
  readonly sinceMs: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}
