import type { Context } from '#platform/context';
import type { Break } from './break.ts';
import { breakOf } from './load-breaks.ts';
import { requireStaff, type StaffCaller } from '#identity';
import { readUnresolvedBreaks } from './store/breaks.ts';

const most = 200;

/** What waits for somebody, oldest first. Refuses with `permission_missing`. */
export async function listBreaks(context: Context, caller: StaffCaller): Promise<Break[]> {
  await requireStaff(context, caller, 'reconciliation.read');
  return (await context.db.read(readUnresolvedBreaks, [most])).map(breakOf);
}
