import { isoTime, uuidOf } from '#base';
import type { SystemAccount } from '#ledger';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { Entry } from './entry.ts';
import { awaitedMoved } from './facts.ts';
import { postEntry } from './post.ts';
import { type AwaitedRow, bookAwaited } from './store/awaited.ts';

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
