import { isoTime, uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Entry, EntryId } from './entry.ts';
import { entryOf } from './load-entries.ts';
import type { Paging } from './paging.ts';
import { refuse } from './refusals.ts';
import { readEntry, readLatestEntries } from './store/entries.ts';

const fromTheLast = ['9999-12-31T00:00:00Z', 'f'.repeat(32)] as const;

/**
 * What our banks have booked, newest first. Refuses with `permission_missing` and `credit_unknown`.
 */
export async function listEntries(
  context: Context,
  caller: StaffCaller,
  { behind, limit }: Paging<EntryId>,
): Promise<Entry[]> {
  await requireStaff(context, caller, 'reconciliation.read');
  const place = behind === undefined ? fromTheLast : await placeOf(context, behind);
  return (await context.db.read(readLatestEntries, [...place, limit])).map(entryOf);
}

async function placeOf({ db }: Context, id: EntryId) {
  const [row] = await db.read(readEntry, [uuidOf(id)]);
  if (!row) throw refuse.credit_unknown({ entry: id });
  return [isoTime(row.bookedAt), row.id] as const;
}
