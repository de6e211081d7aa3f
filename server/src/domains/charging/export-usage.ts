import { type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { readUsageOf } from './store/usage.ts';
import { chargeOf } from './usage.ts';
import { usageHeading, usageRow } from './usage-table.ts';

const rowsAtOnce = 1_000;

/**
 * What was recorded of a line in a span, newest first, as CSV (RFC 4180) in pieces: however much it
 * is, no more than one piece is in memory.
 */
export async function* exportUsage(
  context: Context,
  line: LineId,
  { fromMs, untilMs }: { readonly fromMs: InstantMs; readonly untilMs: InstantMs },
): AsyncGenerator<string> {
  yield usageHeading;
  let beforeMs = untilMs;
  for (;;) {
    const span = [isoTime(fromMs), isoTime(beforeMs), null, null];
    const key = [slotOf(line), uuidOf(line)];
    const rows = await context.db.read(readUsageOf, [...key, ...span, rowsAtOnce]);
    if (rows.length > 0) yield rows.map((row) => usageRow(chargeOf(row))).join('');
    if (rows.length < rowsAtOnce) return;
    beforeMs = rows.at(-1)?.recordedAt ?? fromMs;
  }
}
