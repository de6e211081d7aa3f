import { isoTime } from '#base';
import type { Context } from '#platform/context';
import { writeHalted } from './store/log.ts';

/**
 * Lets the log stand still: nothing is appended and no larger tree is signed, until `resumeLog` or
 * `beginLogAnew`. All else goes on. A database that was restored from before does not know what was
 * published since, and would sign other leaves in those places.
 */
export async function haltLog(context: Context): Promise<void> {
  await context.db.transaction((tx) => tx.query(writeHalted, [isoTime(tx.nowMs)]));
}
