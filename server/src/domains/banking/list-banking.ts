import { requireStaff, type StaffCaller } from '#identity';
import { toNumber } from '#base';
import type { Context } from '#platform/context';
import type { Entry, Suspense } from './entry.ts';
import { listEntries } from './list-entries.ts';
import { listSuspense } from './list-suspense.ts';
import { listTransfers } from './list-transfers.ts';
import { countOpenSuspense } from './store/suspense.ts';
import { countOpenTransfers } from './store/transfers.ts';
import type { Transfer } from './transfer.ts';

const mostListed = 200;

export interface BankingDesk {
  /** What nobody knows yet, oldest first. */
  readonly suspense: readonly Suspense[];
  /** What finance has to send, or has sent and the bank has not shown. */
  readonly transfers: readonly Transfer[];
  /** Newest first. */
  readonly entries: readonly Entry[];
  /** How many wait in all, counted up to `mostCounted`. */
  readonly counts: { readonly suspense: number; readonly transfers: number };
}

interface Wanted {
  readonly limit?: number;
  readonly mostCounted?: number;
}

/**
 * Everything at our banks that finance has to look at, the first part of each list. Refuses with
 * `permission_missing`.
 */
export async function listBanking(
  context: Context,
  caller: StaffCaller,
  { limit = mostListed, mostCounted = mostListed }: Wanted = {},
): Promise<BankingDesk> {
  await requireStaff(context, caller, 'reconciliation.read');
  const [suspense, transfers, entries, [doubted], [sent]] = await Promise.all([
    listSuspense(context, caller, { limit }),
    listTransfers(context, caller, { limit }),
    listEntries(context, caller, { limit }),
    context.db.read(countOpenSuspense, [mostCounted]),
    context.db.read(countOpenTransfers, [mostCounted]),
  ]);
  const counts = {
    suspense: toNumber(doubted?.count ?? 0n),
    transfers: toNumber(sent?.count ?? 0n),
  };
  return { suspense, transfers, entries, counts };
}
