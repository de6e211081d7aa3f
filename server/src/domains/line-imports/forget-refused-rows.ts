import { dayMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import { blankRefused } from './store.ts';

const keptDays = 30;

/** Rows that became no line name people; after so many days only why they did not is kept. */
export async function forgetRefusedRows({ db, clock }: Context): Promise<void> {
  const before = isoTime(clock.now() - keptDays * dayMs);
  await db.transaction((tx) => tx.query(blankRefused, [before]));
}
