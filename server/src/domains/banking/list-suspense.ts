import { isoTime, uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { EntryId, Suspense } from './entry.ts';
import { suspenseOf } from './load-entries.ts';
import type { Paging } from './paging.ts';
import { refuse } from './refusals.ts';
import { readEntry } from './store/entries.ts';
import { readOpenSuspense } from './store/suspense.ts';

const fromTheFirst = [isoTime(0), '0'.repeat(32)] as const;

/**
 * What nobody knows yet, oldest first. Refuses with `permission_missing` and `credit_unknown`.
 */
export async function listSuspense(
  context: Context,
  caller: StaffCaller,
  { behind, limit }: Paging<EntryId>,
): Promise<Suspense[]> {
  await requireStaff(context, caller, 'reconciliation.read');
  const place = behind === undefined ? fromTheFirst : await placeOf(context, behind);
  return (await context.db.read(readOpenSuspense, [...place, limit])).map(suspenseOf);
}

async function placeOf({ db }: Context, id: EntryId) {
  const [row] = await db.read(readEntry, [uuidOf(id)]);
  if (!row) throw refuse.credit_unknown({ entry: id });
  return [isoTime(row.bookedAt), row.id] as const;
}
