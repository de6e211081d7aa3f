import { requireSecondPerson, type StaffCaller } from '#identity';
import type { Tx } from '#platform/postgres';
import { approveRefund } from '#topups';
import type { Answering } from './answering.ts';
import type { Appeal } from './appeal.ts';
import { giveAnswer } from './give-answer.ts';
import { lock } from './kept-appeals.ts';
import { refuse } from './refusals.ts';

/**
 * The other two eyes: answers with what somebody else has proposed, and all that it gives moves in
 * this commit. Refuses with `appeal_unknown`, `appeal_not_proposed`, `second_person_needed` and
 * what `topups` says against giving back.
 */
export async function approveAnswer(
  tx: Tx,
  answering: Answering,
  caller: StaffCaller,
): Promise<Appeal> {
  const appeal = await lock(tx, answering.appeal.id);
  const { proposal } = appeal;
  if (!proposal) throw refuse.appeal_not_proposed();
  requireSecondPerson(caller, proposal.by);
  const by = caller.session.staff;
  const { outcome, words } = proposal;
  if (outcome.gives === 'credit' && answering.isLineClosed) {
    throw refuse.appeal_outcome_impossible({ why: 'line_closed' });
  }
  if (outcome.gives === 'refund' || outcome.gives === 'write_off') {
    await approveRefund(tx, outcome.topup, outcome.refund, by);
  }
  return giveAnswer(tx, appeal, { outcome, words, by }, answering);
}
