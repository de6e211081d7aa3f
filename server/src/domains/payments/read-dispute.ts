import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { DisputeId } from './dispute.ts';
import { type AnswerableDispute, withAnswer } from './dispute-answer.ts';
import { disputeOf } from './kept-disputes.ts';
import { refuse } from './refusals.ts';
import { readDisputeById } from './store/disputes.ts';

/** Refuses with `dispute_unknown`. */
export async function readDispute(context: Context, id: DisputeId): Promise<AnswerableDispute> {
  const [row] = await context.db.read(readDisputeById, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.dispute_unknown();
  return withAnswer(context, disputeOf(row));
}
