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

export interface OrderedWatch {
  /** Resolves once a line's rule has ordered, at most 4 ms after its commit was there to see. */
  ordered(line: LineId): Promise<void>;
}

/**
 * Looks for what rules have ordered, with one query for all that is waited for: were each looked
 * for by itself, those who look would take up more of the machine than those who order.
 */
export function watchOrdered(context: Context): OrderedWatch {
  const waiting = new Map<LineId, () => void>();
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    while (waiting.size > 0) {
      const lines = [...waiting.keys()];
      const rows = await context.db.read(readOrdered, [lines.map(slotOf), lines.map(uuidOf)]);
      for (const { line } of rows) {
        const id = idFrom('lin', line);
        waiting.get(id)?.();
        waiting.delete(id);
      }
      await sleep(lookEveryMs);
    }
    looking = undefined;
  };
  return {
    ordered(line) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.set(line, resolve);
      looking ??= look();
      return promise;
    },
  };
}
