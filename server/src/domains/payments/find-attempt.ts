import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { attemptOf } from './load-payments.ts';
import type { Attempt, AttemptId } from './payment.ts';
import { refuse } from './refusals.ts';
import { readAttempt } from './store/attempts.ts';

/** An attempt as it stands. Refuses with `payment_unknown`. */
export async function findAttempt(context: Context, id: AttemptId): Promise<Attempt> {
  const [row] = await context.db.read(readAttempt, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.payment_unknown();
  return attemptOf(row);
}
