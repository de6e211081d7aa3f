import { uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { AttemptId, RefundId } from '#payments';
import type { Context } from '#platform/context';
import type { Break } from './break.ts';
import { breakOf } from './load-breaks.ts';
import { readBreaksAbout } from './store/breaks.ts';

/** What ever differed about these attempts and refunds. Refuses with `permission_missing`. */
export async function listBreaksAbout(
  context: Context,
  caller: StaffCaller,
  numbers: readonly (AttemptId | RefundId)[],
): Promise<Break[]> {
  await requireStaff(context, caller, 'reconciliation.read');
  return (await context.db.read(readBreaksAbout, [numbers.map(uuidOf)])).map(breakOf);
}
