import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { ListedOutlet } from './outlet.ts';
import { findOutlets, listedOf } from './store.ts';

const most = 200;

export interface WhichOutlets {
  /** The code of a district, or nothing for all. */
  readonly district: string;
  /** A part of the code, of a name or of an address. */
  readonly words: string;
}

/** Outlets as staff look at them, the withdrawn ones too. Refuses with `permission_missing`. */
export async function listOutlets(
  context: Context,
  caller: StaffCaller,
  { district, words }: WhichOutlets,
): Promise<ListedOutlet[]> {
  await requireStaff(context, caller, 'outlets.read');
  const rows = await context.db.read(findOutlets, [district, words.trim(), most]);
  return rows.map(listedOf);
}
