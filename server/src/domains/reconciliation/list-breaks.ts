import { isoTime, slotOf, uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Break, BreakId } from './break.ts';
import { breakOf } from './load-breaks.ts';
import { refuse } from './refusals.ts';
import { readBreak, readUnresolvedBreaks } from './store/breaks.ts';

const most = 200;
const fromTheFirst = ['2000-01-01', isoTime(0), '0'.repeat(32)] as const;

/**
 * What waits for somebody, oldest first, behind one of them where it is named. Refuses with
 * `permission_missing` and `break_unknown`.
 */
export async function listBreaks(
  context: Context,
  caller: StaffCaller,
  { after, limit = most }: { readonly after?: BreakId | undefined; readonly limit?: number } = {},
): Promise<Break[]> {
  await requireStaff(context, caller, 'reconciliation.read');
  const behind = after === undefined ? fromTheFirst : await placeOf(context, after);
  return (await context.db.read(readUnresolvedBreaks, [...behind, limit])).map(breakOf);
}

/** Where it stands in the list, also once it is resolved. */
async function placeOf({ db }: Context, id: BreakId) {
  const [row] = await db.read(readBreak, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.break_unknown({ break: id });
  return [row.day, isoTime(row.foundAt), row.id] as const;
}
