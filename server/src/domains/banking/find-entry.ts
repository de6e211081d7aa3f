import { idFrom } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import { listBankAccounts } from '#payments';
import type { Context } from '#platform/context';
import type { EntryId } from './entry.ts';
import { readEntryByNumber } from './store/entries.ts';

/**
 * The entry that a bank calls so, or null where none is held. Refuses with `permission_missing`.
 */
export async function findEntry(
  context: Context,
  caller: StaffCaller,
  { connector, bankReference }: { readonly connector: string; readonly bankReference: string },
): Promise<EntryId | null> {
  await requireStaff(context, caller, 'reconciliation.read');
  const ours = (await listBankAccounts(context)).find((one) => one.connector === connector);
  if (!ours) return null;
  const [row] = await context.db.read(readEntryByNumber, [ours.account, [bankReference]]);
  return row ? idFrom('ent', row.id) : null;
}
