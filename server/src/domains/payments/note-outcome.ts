import { isoTime, minuteMs, present } from '#base';
import type { Context } from '#platform/context';
import { healthBy } from './health.ts';
import { healthRulesIn } from './health-rules.ts';
import { addOutcome, markFailing, readOutcomesOf } from './store/health.ts';

/**
 * Counts what came of asking a provider, by the minute, for the health of its method, and keeps
 * whether it is failing now, because how it comes back follows from that. In a transaction of its
 * own: the payment's must not wait for others of the same minute.
 */
export async function noteOutcome(
  context: Context,
  connector: string,
  isAnswered: boolean,
): Promise<void> {
  const nowMs = context.clock.now();
  const minute = isoTime(nowMs - (nowMs % minuteMs));
  const { backMs, ...rules } = healthRulesIn(context.settings());
  const since = isoTime(nowMs - backMs);
  const values = [connector, minute, isAnswered ? 1 : 0, isAnswered ? 0 : 1, since];
  await context.db.transaction(async (tx) => {
    const [noted] = await tx.query(addOutcome, values);
    const { wasFailing } = present(noted, 'the outcomes of a minute');
    // An answer makes nothing worse.
    if (isAnswered && !wasFailing) return;
    const [lately] = await tx.query(readOutcomesOf, [connector, since]);
    const isFailing = healthBy(present(lately, 'outcomes'), rules) === 'failing';
    if (isFailing !== wasFailing) await tx.query(markFailing, [connector, minute, isFailing]);
  });
}
