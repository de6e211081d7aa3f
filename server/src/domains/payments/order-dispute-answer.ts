import { slotOf, uuidOf } from '#base';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { DisputeId } from './dispute.ts';
import { disputeAnswerWanted } from './facts.ts';
import { disputeOf } from './kept-disputes.ts';
import { lockByAttempt } from './load-payments.ts';
import { refuse } from './refusals.ts';
import { putDisputeAnswers, readDisputeAnswer } from './store/dispute-answers.ts';
import { readDisputeById } from './store/disputes.ts';

/**
 * Keeps what a member of staff says against a dispute; once that has committed it is handed to the
 * provider, which takes it once. Refuses with `dispute_unknown`, `dispute_not_open`,
 * `dispute_overdue` and `dispute_answered`.
 */
export async function orderDisputeAnswer(
  tx: Tx,
  id: DisputeId,
  { words, by }: { readonly words: string; readonly by: string },
): Promise<void> {
  const place = [slotOf(id), uuidOf(id)] as const;
  const [found] = await tx.query(readDisputeById, [...place]);
  if (!found) throw refuse.dispute_unknown();
  // Behind the lock of its attempt, as everything that moves it.
  await lockByAttempt(tx, [disputeOf(found).attempt]);
  const [[row], [before]] = await Promise.all([
    tx.query(readDisputeById, [...place]),
    tx.query(readDisputeAnswer, [...place]),
  ]);
  const { state, dueAt } = disputeOf(row ?? found);
  if (state !== 'open') throw refuse.dispute_not_open({ state });
  if (dueAt !== null && tx.nowMs > dueAt) throw refuse.dispute_overdue();
  if (before && before.state !== 'refused') throw refuse.dispute_answered();
  const [slot, dispute] = place;
  tx.append(putDisputeAnswers, { slot, dispute, words, givenBy: by, givenAt: tx.nowMs });
  await tell(tx, disputeAnswerWanted, [{ dispute: id }]);
}
