import type { Context } from '#platform/context';
import { type AnswerableDispute, withAnswer } from './dispute-answer.ts';
import { disputeOf } from './kept-disputes.ts';
import { readDisputes } from './store/disputes.ts';

/** Disputes, undecided ones first by their deadlines, at most so many. */
export async function listDisputes(context: Context, most: number): Promise<AnswerableDispute[]> {
  const disputes = (await context.db.read(readDisputes, [most])).map(disputeOf);
  return Promise.all(disputes.map((dispute) => withAnswer(context, dispute)));
}
