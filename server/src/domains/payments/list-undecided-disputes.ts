import { isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { DisputeId } from './dispute.ts';
import { type AnswerableDispute, withAnswer } from './dispute-answer.ts';
import { disputeOf } from './kept-disputes.ts';
import { refuse } from './refusals.ts';
import { readDisputeById, readUndecided } from './store/disputes.ts';

const fromTheFirst = ['-infinity', '0'.repeat(32)] as const;

/**
 * Disputes that nobody has decided, by their deadlines, behind one of them where it is named.
 * Refuses with `dispute_unknown`.
 */
export async function listUndecidedDisputes(
  context: Context,
  limit: number,
  after?: DisputeId,
): Promise<AnswerableDispute[]> {
  const place = after === undefined ? fromTheFirst : await placeOf(context, after);
  const rows = await context.db.read(readUndecided, [...place, limit]);
  return Promise.all(rows.map((row) => withAnswer(context, disputeOf(row))));
}

/** Where it stands in the list, also once it is decided. */
async function placeOf({ db }: Context, id: DisputeId) {
  const [row] = await db.read(readDisputeById, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.dispute_unknown();
  return [row.dueAt === null ? 'infinity' : isoTime(row.dueAt), row.id] as const;
}
