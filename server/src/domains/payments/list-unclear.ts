import { isoTime, slotCount, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { attemptOf } from './load-payments.ts';
import type { Attempt, AttemptId } from './payment.ts';
import { refuse } from './refusals.ts';
import { readAttempt } from './store/attempts.ts';
import { readUnclearAttempts } from './store/overview.ts';

export type UnclearAttempt = Attempt & { readonly reference: string };

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const fromTheFirst = [isoTime(0), '0'.repeat(32)] as const;

/**
 * What is unknown, or was paid otherwise than we asked; those that have waited longest first,
 * behind one of them where it is named. Refuses with `payment_unknown`.
 */
export async function listUnclear(
  context: Context,
  limit: number,
  after?: AttemptId,
): Promise<UnclearAttempt[]> {
  const place = after === undefined ? fromTheFirst : await placeOf(context, after);
  const rows = await context.db.read(readUnclearAttempts, [allSlots, ...place, limit]);
  return rows.map(({ reference, ...row }) => ({ ...attemptOf(row), reference }));
}

async function placeOf({ db }: Context, id: AttemptId) {
  const [row] = await db.read(readAttempt, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.payment_unknown();
  return [isoTime(row.sentAt ?? row.openedAt), row.id] as const;
}
