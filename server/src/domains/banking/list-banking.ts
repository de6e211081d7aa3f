import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Entry, Suspense } from './entry.ts';
import { entryOf, suspenseOf, transferOf } from './load-entries.ts';
import { readLatestEntries } from './store/entries.ts';
import { readOpenSuspense } from './store/suspense.ts';
import { readOpenTransfers } from './store/transfers.ts';
import type { Transfer } from './transfer.ts';

const mostListed = 200;
const mostEntries = 50;

export interface BankingDesk {
  /** What nobody knows yet, oldest first. */
  readonly suspense: readonly Suspense[];
  /** What finance has to send, or has sent and the bank has not shown. */
  readonly transfers: readonly Transfer[];
  /** Newest first. */
  readonly entries: readonly Entry[];
}

/** Everything at our banks that finance has to look at. Refuses with `permission_missing`. */
export async function listBanking(context: Context, caller: StaffCaller): Promise<BankingDesk> {
  await requireStaff(context, caller, 'reconciliation.read');
  const [suspense, transfers, entries] = await Promise.all([
    context.db.read(readOpenSuspense, [mostListed]),
    context.db.read(readOpenTransfers, [mostListed]),
    context.db.read(readLatestEntries, [mostEntries]),
  ]);
  return {
    suspense: suspense.map(suspenseOf),
    transfers: transfers.map(transferOf),
    entries: entries.map(entryOf),
  };
}
