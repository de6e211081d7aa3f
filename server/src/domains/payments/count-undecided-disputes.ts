import { toNumber } from '#base';
import type { Context } from '#platform/context';
import { countUndecided } from './store/disputes.ts';

/** How many disputes nobody has decided, counted up to a limit. */
export async function countUndecidedDisputes({ db }: Context, limit: number): Promise<number> {
  const [counted] = await db.read(countUndecided, [limit]);
  return toNumber(counted?.count ?? 0n);
}
