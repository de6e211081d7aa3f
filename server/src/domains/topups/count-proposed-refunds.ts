import { toNumber } from '#base';
import type { Context } from '#platform/context';
import { countProposedClawBacks } from './store/claw-backs.ts';

/** How many refunds wait for a second person, counted up to a limit. */
export async function countProposedRefunds({ db }: Context, limit: number): Promise<number> {
  const [counted] = await db.read(countProposedClawBacks, [limit]);
  return toNumber(counted?.count ?? 0n);
}
