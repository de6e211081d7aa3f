import { isoTime, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { EntryId, Suspense } from './entry.ts';
import { suspenseOf } from './load-entries.ts';
import { refuse } from './refusals.ts';
import { lockSuspense, updateSuspense } from './store/suspense.ts';

/** Refuses with `credit_unknown` and, in another state than is needed, `credit_state_wrong`. */
export async function lockCredit(
  tx: Tx,
  id: EntryId,
  needed: 'open' | 'proposed',
): Promise<Suspense> {
  const [row] = await tx.query(lockSuspense, [uuidOf(id)]);
  if (!row) throw refuse.credit_unknown({ entry: id });
  const found = suspenseOf(row);
  if (found.state !== needed) throw refuse.credit_state_wrong({ state: found.state });
  return found;
}

/** Writes what an entry in suspense has become. */
export async function saveCredit(tx: Tx, of: Suspense): Promise<void> {
  const { entry, state, way, attempt, settles, bag, reason, proposedBy, decidedBy } = of;
  const values = [
    state,
    way,
    attempt,
    settles,
    bag && uuidOf(bag.id),
    reason,
    proposedBy,
    decidedBy,
  ];
  await tx.query(updateSuspense, [uuidOf(entry.id), ...values, isoTime(tx.nowMs)]);
}
