import { isoTime } from '#base';
import type { Context } from '#platform/context';
import type { Ending } from './ending.ts';
import { insertEndings, insertRestore, readLastRestore, settleRestore } from './store.ts';

export interface Settled {
  readonly by: 'applied' | 'waived';
  readonly reason: string | null;
  /** What could not be, and is tried again the next time. */
  readonly leftOpen: readonly Ending[];
}

/** Says what became of the endings since; from now on people are served. */
export async function settleEndings(
  context: Context,
  { by, reason, leftOpen }: Settled,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    for (const { id, at, kind, subject, details } of leftOpen) {
      tx.append(insertEndings, { id, at, kind, subject, details });
    }
    const now = isoTime(tx.nowMs);
    const [last] = await tx.query(readLastRestore);
    // PostgreSQL's own way to restore tells nobody.
    if (!last) await tx.query(insertRestore, [now, now]);
    const restoredAt = last ? isoTime(last.restoredAt) : now;
    await tx.query(settleRestore, [restoredAt, now, by, reason, JSON.stringify(leftOpen)]);
  });
}
