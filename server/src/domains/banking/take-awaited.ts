import { isoTime, uuidOf } from '#base';
import type { SystemAccount } from '#ledger';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { BankEntry } from '#wire/statements';
import { knownBy } from './bag.ts';
import type { Entry, EntryId } from './entry.ts';
import { awaitedMoved } from './facts.ts';
import { postEntry } from './post.ts';
import { type AwaitedRow, bookAwaited, lockAwaitedOf, lockNamedAwaited } from './store/awaited.ts';

/** What an entry is that names a reference under which exactly its money is awaited. */
export async function findAwaited(tx: Tx, given: BankEntry): Promise<AwaitedRow | undefined> {
  if (given.currency !== 'HKD' || given.amountMinor <= 0n) return undefined;
  const text = ` ${knownBy(given.reference)} | ${knownBy(given.remittance)} `;
  const [row] = await tx.query(lockNamedAwaited, [text, given.amountMinor]);
  return row;
}

/** The bank has booked what was awaited: it is due no more, and whoever awaits it is told. */
export async function takeAwaited(
  tx: Tx,
  entry: Entry,
  { cause, account }: AwaitedRow,
): Promise<void> {
  await tx.query(bookAwaited, [cause, uuidOf(entry.id), isoTime(tx.nowMs)]);
  postEntry(tx, entry, account as SystemAccount, 'awaited');
  await tell(tx, awaitedMoved, [{ cause, entry: entry.id, isBack: false }]);
}

/** The bank takes such an entry back: its money is due again. False where it was none. */
export async function takeAwaitedBack(tx: Tx, entry: Entry, reversed: EntryId): Promise<boolean> {
  const [row] = await tx.query(lockAwaitedOf, [uuidOf(reversed)]);
  if (!row) return false;
  const { cause, account } = row;
  await tx.query(bookAwaited, [cause, null, null]);
  postEntry(tx, entry, account as SystemAccount, 'awaited_back');
  await tell(tx, awaitedMoved, [{ cause, entry: entry.id, isBack: true }]);
  return true;
}
