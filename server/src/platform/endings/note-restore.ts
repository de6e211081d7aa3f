import { type InstantMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import { insertRestore } from './store.ts';

/** Remembers that this database is one of before: nobody is served until that is settled. */
export async function noteRestore(context: Context, madeAt: InstantMs): Promise<void> {
  await context.db.transaction((tx) =>
    tx.query(insertRestore, [isoTime(tx.nowMs), isoTime(madeAt)]),
  );
}
