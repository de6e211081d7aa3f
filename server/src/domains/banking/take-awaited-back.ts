import { uuidOf } from '#base';
import type { SystemAccount } from '#ledger';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { Entry, EntryId } from './entry.ts';
import { awaitedMoved } from './facts.ts';
import { postEntry } from './post.ts';
import { bookAwaited, lockAwaitedOf } from './store/awaited.ts';

/**
 * The bank takes back the entry of what was awaited: its money is due again. False where the entry
 * was none.
 */
export async function takeAwaitedBack(tx: Tx, entry: Entry, reversed: EntryId): Promise<boolean> {
  const [row] = await tx.query(lockAwaitedOf, [uuidOf(reversed)]);
  if (!row) return false;
  const { cause, account } = row;
  await tx.query(bookAwaited, [cause, null, null]);
  postEntry(tx, entry, account as SystemAccount, 'awaited_back');
  await tell(tx, awaitedMoved, [{ cause, entry: entry.id, isBack: true }]);
  return true;
}
