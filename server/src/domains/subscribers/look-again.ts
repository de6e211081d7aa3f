import {
  type InstantMs,
  hongKongMidnight,
  hourMs,
  dayMs,
  isoTime,
  secondMs,
  slotCount,
} from '#base';
import type { Context } from '#platform/context';
import type { TellingAhead } from './near-end.ts';
import { putForward, readToldAhead, saveToldAhead } from './store/told-ahead.ts';

const linesAtOnce = 1_000;
const firstId = '00000000-0000-0000-0000-000000000000';

/**
 * Has lines looked at in time for days ahead that they do not wait for yet: those from before
 * anybody was told, or from before the days or the hour were changed. Costs one small read where
 * nothing has changed; else a walk over all lines, in portions, that can be stopped.
 */
export async function lookAgain(context: Context, ahead: TellingAhead): Promise<void> {
  const days = `{${ahead.days.join(',')}}`;
  const done = await context.db.read(readToldAhead, [days, ahead.fromHour]);
  const isDone = new Set(done.map(({ slot }) => slot));
  for (let slot = 0; slot < slotCount; slot += 1) {
    if (isDone.has(slot)) continue;
    await walk(context, slot, firstLookMs(ahead));
    await context.db.transaction(async (tx) =>
      tx.append(saveToldAhead, { slot, days, fromHour: ahead.fromHour }),
    );
  }
}

/** How long before the instant after its end a line is first looked at. */
function firstLookMs({ days, fromHour }: TellingAhead): number {
  return days.length === 0 ? 0 : (Math.max(...days) + 1) * dayMs - fromHour * hourMs;
}

/** From the beginning of today on: what was to be told this morning still is. */
async function walk(context: Context, slot: number, beforeMs: number): Promise<void> {
  const notBefore: InstantMs = hongKongMidnight(context.clock.now());
  let last = firstId;
  for (;;) {
    const values = [slot, last, linesAtOnce, beforeMs / secondMs, isoTime(notBefore)];
    const [row] = await context.db.transaction((tx) => tx.query(putForward, values));
    if (row === undefined) return;
    last = row.id;
  }
}
