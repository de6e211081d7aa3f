import { isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { DisputeId } from './dispute.ts';
import { type AnswerableDispute, withAnswer } from './dispute-answer.ts';
import { disputeOf } from './kept-disputes.ts';
import { refuse } from './refusals.ts';
import { readDecided, readDisputeById } from './store/disputes.ts';

const fromTheLast = ['infinity', 'f'.repeat(32)] as const;

/** Won and lost disputes, newest first, before one of them. Refuses with `dispute_unknown`. */
export async function listDecidedDisputes(
  context: Context,
  limit: number,
  before?: DisputeId,
): Promise<AnswerableDispute[]> {
  const place = before === undefined ? fromTheLast : await placeOf(context, before);
  const rows = await context.db.read(readDecided, [...place, limit]);
  return Promise.all(rows.map((row) => withAnswer(context, disputeOf(row))));
}

async function placeOf({ db }: Context, id: DisputeId) {
  const [row] = await db.read(readDisputeById, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.dispute_unknown();
  return [isoTime(row.openedAt), row.id] as const;
}
