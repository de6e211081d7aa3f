import { type InstantMs, startOfDay } from '#base';
import type { Context } from '#platform/context';
import { readDifferingTroubles as read } from './store/bank-days.ts';

const mostCounted = 1_000;

/** Days of which a statement is not right, and that nobody has put aside; since when the first. */
export async function readDifferingTroubles({ db }: Context): Promise<{
  readonly count: bigint;
  readonly oldestAt: InstantMs | null;
}> {
  const [found] = await db.read(read, [mostCounted]);
  const day = found?.day ?? null;
  return { count: found?.count ?? 0n, oldestAt: day === null ? null : startOfDay(day) };
}
