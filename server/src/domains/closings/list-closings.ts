import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Closing } from './closing.ts';
import { closingOf } from './load-closings.ts';
import { readClosingsToApprove } from './store/closings.ts';

const mostListed = 200;

/** What waits for a second look, oldest first. Refuses with `permission_missing`. */
export async function listClosings(context: Context, caller: StaffCaller): Promise<Closing[]> {
  await requireStaff(context, caller, 'topups.read');
  return (await context.db.read(readClosingsToApprove, [mostListed])).map(closingOf);
}
