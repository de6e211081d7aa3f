import { dayMs, isoTime } from '#base';
import { lastBackup } from '#platform/backup';
import { look, ofContent, ok } from '../check.ts';

const oldMs = 2 * dayMs;

/** What a restore needs: rows of not long ago, and the keys of then. */
export const backups = ofContent('backups', async (context, { environment }) => {
  if (!environment.isProduction) return ok('not needed outside of production');
  const madeAt = await lastBackup(context);
  const advice = 'make one (docs/operating/backups.md), or keep the master keys with your own';
  if (madeAt === null) return look('none was made by "lowu backup"', advice);
  return madeAt < context.clock.now() - oldMs
    ? look(`the last was made at ${isoTime(madeAt)}`, advice)
    : ok(`the last was made at ${isoTime(madeAt)}`);
});
