import { secondMs } from '#base';
import type { Context } from '#platform/context';
import type { Alarm } from './alarm.ts';
import { lookForAlarms } from './look-for-alarms.ts';

/** Whoever collects figures comes every few seconds: more often nobody needs to look. */
const keptMs = 5 * secondMs;
const levels = { quiet: 0, look: 1, raised: 2 } as const;

/** Tells each alarm among the figures: 0 while it is quiet, 1 to be looked at, 2 raised. */
export function watchAlarms(context: Context): void {
  let kept: { readonly atMs: number; readonly alarms: Promise<readonly Alarm[]> } | undefined;
  context.metrics.gauges('lowu_alarm', 'alarm', async () => {
    const nowMs = performance.now();
    if (!kept || nowMs - kept.atMs > keptMs) kept = { atMs: nowMs, alarms: lookForAlarms(context) };
    const alarms = await kept.alarms;
    return Object.fromEntries(alarms.map(({ name, state }) => [name, levels[state]]));
  });
}
