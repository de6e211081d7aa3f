import { type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { readUsageOf } from './store/usage.ts';
import { chargeOf, type UsageCharge } from './usage.ts';

const atOnce = 1_000;

/** All that is kept of what a line was charged, newest first, for a copy of what is kept. */
export async function readAllUsage(context: Context, line: LineId): Promise<UsageCharge[]> {
  const charges: UsageCharge[] = [];
  let before: InstantMs = context.clock.now() + 1;
  for (;;) {
    const span = [isoTime(0), isoTime(before), null, null, atOnce];
    // A page ends with whatever was recorded in its last instant, so the next begins before that.
    const rows = await context.db.read(readUsageOf, [slotOf(line), uuidOf(line), ...span]);
    charges.push(...rows.map(chargeOf));
    const oldest = rows.at(-1)?.recordedAt;
    if (rows.length < atOnce || oldest === undefined) return charges;
    before = oldest;
  }
}
