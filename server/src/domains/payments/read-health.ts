import { isoTime, minuteMs } from '#base';
import type { Context } from '#platform/context';
import { type Health, healthBy } from './health.ts';
import { paymentSettings } from './settings.ts';
import { readOutcomes } from './store/health.ts';

export type { Health } from './health.ts';

/** The health of every connector that was asked lately; one that is not there is good. */
export async function readHealth(context: Context): Promise<ReadonlyMap<string, Health>> {
  const settings = context.settings();
  const sinceMs = context.clock.now() - settings.get(paymentSettings.healthMinutes) * minuteMs;
  const rules = {
    leastUnanswered: settings.get(paymentSettings.leastUnanswered),
    failingPercent: settings.get(paymentSettings.failingPercent),
  };
  const rows = await context.db.read(readOutcomes, [isoTime(sinceMs)]);
  return new Map(rows.map(({ connector, ...outcomes }) => [connector, healthBy(outcomes, rules)]));
}
