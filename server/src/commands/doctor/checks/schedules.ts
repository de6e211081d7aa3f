import { isoTime, minuteMs } from '#base';
import { listSchedule } from '#platform/schedule';
import { broken, look, ofContent, ok } from '../check.ts';

/** The most frequent run every second or two: this late, nobody runs them. */
const lateMs = 2 * minuteMs;

export const schedules = ofContent('schedules', async (context, { running, environment }) => {
  const all = await listSchedule(context);
  if (all.length === 0) return ok('none has run yet');
  const failed = all.filter(({ failure }) => failure !== null);
  const isServed = running !== undefined || environment.databaseUrl !== undefined;
  const lastAt = Math.max(...all.map(({ startedAt }) => startedAt ?? 0));
  if (isServed && lastAt < context.clock.now() - lateMs) {
    return broken(
      `nothing by schedule has begun since ${isoTime(lastAt)}`,
      'start a process with the role jobs: lowu start --roles jobs',
    );
  }
  return failed.length > 0
    ? look(`failed the last time: ${failed.map(({ name }) => name).join(', ')}`, 'see the log')
    : ok(`${all.length}, and each ended well the last time`);
});
