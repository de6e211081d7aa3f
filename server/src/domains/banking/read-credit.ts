import { dayMs, uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import { type CreditCandidate, listCreditCandidates } from '#payments';
import type { Context } from '#platform/context';
import { type Bag, bagOf, dueOf } from './bag.ts';
import type { Entry, EntryId, Suspense } from './entry.ts';
import { listPayers } from './list-payers.ts';
import { entryOf, suspenseOf } from './load-entries.ts';
import { refuse } from './refusals.ts';
import { readBagOf, readOpenBags } from './store/bags.ts';
import { readEntry } from './store/entries.ts';
import { readSuspense } from './store/suspense.ts';

const aroundMs = 2 * dayMs;

/** An entry, and where it is or was in suspense, what it could be for. */
export interface Credit {
  readonly entry: Entry;
  readonly suspense: Suspense | null;
  /**
   * Attempts by the same bank for exactly its money, not paid yet, begun around then; of an entry
   * whose owner is known there are none.
   */
  readonly candidates: readonly CreditCandidate[];
  /** The connectors whose payout it could be. */
  readonly payers: readonly string[];
  /** The bag of cash that it has booked. */
  readonly bag: Bag | null;
  /** Bags on their way that it could be. */
  readonly bags: readonly Bag[];
}

const mostBags = 200;

/** Refuses with `permission_missing` and `credit_unknown`. */
export async function readCredit(
  context: Context,
  caller: StaffCaller,
  id: EntryId,
): Promise<Credit> {
  await requireStaff(context, caller, 'reconciliation.read', id);
  const [[row], [doubted], [booked]] = await Promise.all([
    context.db.read(readEntry, [uuidOf(id)]),
    context.db.read(readSuspense, [uuidOf(id)]),
    context.db.read(readBagOf, [uuidOf(id)]),
  ]);
  if (!row) throw refuse.credit_unknown({ entry: id });
  const entry = entryOf(row);
  const bag = booked ? bagOf(booked) : null;
  if (!doubted) return { entry, suspense: null, candidates: [], payers: [], bag, bags: [] };
  const { connector, amount, currency, bookedAt } = entry;
  const candidates = await listCreditCandidates(context, {
    connector,
    amount,
    currency,
    from: bookedAt - aroundMs,
    until: bookedAt + aroundMs,
  });
  const payers = await listPayers(context);
  const open = (await context.db.read(readOpenBags, [mostBags])).map(bagOf);
  const bags = open.filter((one) => dueOf(one) > 0n === amount > 0n);
  return { entry, suspense: suspenseOf(doubted), candidates, payers, bag, bags };
}
