import type { InstantMs } from '#base';
import type { Context } from '#platform/context';
import { sumOwed } from './store/exchanges.ts';

/** How much cash machines have taken that is with nobody yet, and since when. */
export interface OwedTroubles {
  readonly count: number;
  readonly oldestAt: InstantMs | null;
}

export async function readOwedTroubles(context: Context): Promise<OwedTroubles> {
  const [row] = await context.db.read(sumOwed, []);
  return { count: Number(row?.count ?? 0n), oldestAt: row?.oldestAt ?? null };
}
