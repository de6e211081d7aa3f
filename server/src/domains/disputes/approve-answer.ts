import { requireSecondPerson, type StaffCaller } from '#identity';
import type { Tx } from '#platform/postgres';
import { approveRefund } from '#topups';
import { wasGivenAlone } from './alone-goodwill.ts';
import type { Answering } from './answering.ts';
import type { Appeal } from './appeal.ts';
import { giveAnswer } from './give-answer.ts';
import { lock } from './kept-appeals.ts';
import { isOnlyWords } from './outcome.ts';
import { refuse } from './refusals.ts';
import { doneBefore } from './said-before.ts';

/**
 * The other two eyes: answers with what somebody else has proposed, and all that it gives moves in
 * this commit, once, however often it is approved. Refuses with `appeal_unknown`,
 * `appeal_not_proposed`, `second_person_needed` and what `topups` says against giving back.
 */
export async function approveAnswer(
  tx: Tx,
  answering: Answering,
  caller: StaffCaller,
): Promise<Appeal> {
  const appeal = await lock(tx, answering.appeal.id);
  const { proposal } = appeal;
  if (!proposal) {
    if (await isApprovedBefore(tx, appeal, caller)) return appeal;
    throw refuse.appeal_not_proposed();
  }
  requireSecondPerson(caller, proposal.by);
  const by = caller.session.staff;
  const { outcome, words } = proposal;
  const { whyNoGoodwill: why } = answering;
  if (outcome.gives === 'credit' && why) throw refuse.appeal_outcome_impossible({ why });
  if (outcome.gives === 'refund' || outcome.gives === 'write_off') {
    await approveRefund(tx, outcome.topup, outcome.refund, by);
  }
  return giveAnswer(tx, appeal, { outcome, words, by }, answering);
}

/** By the same, and just now: the answer to it was lost. What one gave alone was not proposed. */
async function isApprovedBefore(tx: Tx, appeal: Appeal, { session }: StaffCaller) {
  if (!appeal.outcome || isOnlyWords(appeal.outcome)) return false;
  const by = { kind: 'staff', id: session.staff } as const;
  if (!(await doneBefore(tx, appeal, { event: 'answered', by }))) return false;
  return !(await wasGivenAlone(tx, appeal));
}
