import { isoTime, minuteMs } from '#base';
import type { Context } from '#platform/context';
import { addOutcome } from './store/health.ts';

/**
 * Counts what came of asking a provider, by the minute, for the health of its method. In a
 * transaction of its own: the payment's must not wait for others of the same minute.
 */
export async function noteOutcome(
  context: Context,
  connector: string,
  isAnswered: boolean,
): Promise<void> {
  const nowMs = context.clock.now();
  const minute = isoTime(nowMs - (nowMs % minuteMs));
  const values = [connector, minute, isAnswered ? 1 : 0, isAnswered ? 0 : 1];
  await context.db.transaction((tx) => tx.query(addOutcome, values));
}
