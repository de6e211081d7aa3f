import { dayMs, isoTime } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { type Bag, bagOf } from './bag.ts';
import { readDifferingBags, readOpenBags } from './store/bags.ts';

const mostListed = 200;
const differingMs = 30 * dayMs;

/**
 * Bags of cash on their way, oldest first, and then those of which the bank has counted more or
 * less in the last 30 days, newest first. Refuses with `permission_missing`.
 */
export async function listBags(context: Context, caller: StaffCaller): Promise<Bag[]> {
  await requireStaff(context, caller, 'reconciliation.read');
  const since = isoTime(context.clock.now() - differingMs);
  const [open, differing] = await Promise.all([
    context.db.read(readOpenBags, [mostListed]),
    context.db.read(readDifferingBags, [since, mostListed]),
  ]);
  return [...open, ...differing].map(bagOf);
}
