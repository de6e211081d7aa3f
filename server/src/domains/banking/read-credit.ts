import { dayMs, uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import { type CreditCandidate, listCreditCandidates } from '#payments';
import type { Context } from '#platform/context';
import type { EntryId, Suspense } from './entry.ts';
import { suspenseOf } from './load-entries.ts';
import { refuse } from './refusals.ts';
import { readSuspense } from './store/suspense.ts';

const aroundMs = 2 * dayMs;

/**
 * An entry in suspense, and whose it could be: attempts by the same bank for exactly its money, not
 * paid yet, begun around then. Refuses with `permission_missing` and `credit_unknown`.
 */
export async function readCredit(
  context: Context,
  caller: StaffCaller,
  id: EntryId,
): Promise<{ readonly suspense: Suspense; readonly candidates: readonly CreditCandidate[] }> {
  await requireStaff(context, caller, 'reconciliation.read', id);
  const [row] = await context.db.read(readSuspense, [uuidOf(id)]);
  if (!row) throw refuse.credit_unknown({ entry: id });
  const suspense = suspenseOf(row);
  const { connector, amount, currency, bookedAt } = suspense.entry;
  const candidates = await listCreditCandidates(context, {
    connector,
    amount,
    currency,
    from: bookedAt - aroundMs,
    until: bookedAt + aroundMs,
  });
  return { suspense, candidates };
}
