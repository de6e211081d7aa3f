import { isoTime } from '#base';
import type { Context } from '#platform/context';
import { type Health, healthBy } from './health.ts';
import { healthRulesIn } from './health-rules.ts';
import { readOutcomes } from './store/health.ts';

export type { Health } from './health.ts';

/** The health of every connector that was asked lately; one that is not there is good. */
export async function readHealth(context: Context): Promise<ReadonlyMap<string, Health>> {
  const { backMs, ...rules } = healthRulesIn(context.settings());
  const rows = await context.db.read(readOutcomes, [isoTime(context.clock.now() - backMs)]);
  return new Map(rows.map(({ connector, ...outcomes }) => [connector, healthBy(outcomes, rules)]));
}
