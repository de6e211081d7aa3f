import { dayMs, type InstantMs, isoTime } from '#base';
import { bankingSettings } from '#banking';
import type { Context } from '#platform/context';
import { readUnmatchedBefore } from './store/unmatched.ts';

export interface UnmatchedTroubles {
  readonly count: number;
  readonly oldestAt: InstantMs | null;
}

/** Money that is nobody's, and that nobody has decided about for longer than an operator wants. */
export async function readUnmatchedTroubles(context: Context): Promise<UnmatchedTroubles> {
  const days = context.settings().get(bankingSettings.unmatchedRemindDays);
  const before = isoTime(context.clock.now() - days * dayMs);
  const [row] = await context.db.read(readUnmatchedBefore, [before]);
  return { count: Number(row?.count ?? 0n), oldestAt: row?.oldestAt ?? null };
}
