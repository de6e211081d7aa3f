import { dayMs, type InstantMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import { bankingSettings } from './settings.ts';
import { readBagsBefore } from './store/bags.ts';

export interface LateBags {
  readonly count: number;
  readonly oldestAt: InstantMs | null;
}

/** Bags of cash that the bank has not booked for longer than an operator wants. */
export async function readLateBags(context: Context): Promise<LateBags> {
  const days = context.settings().get(bankingSettings.bagDays);
  const before = isoTime(context.clock.now() - days * dayMs);
  const [row] = await context.db.read(readBagsBefore, [before]);
  return { count: Number(row?.count ?? 0n), oldestAt: row?.oldestAt ?? null };
}
