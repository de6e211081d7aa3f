import { Fault, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { connectorOf } from './connectors.ts';
import { type Dispute, disputeStateBy } from './dispute.ts';
import { disputeOf, rowOf } from './kept-disputes.ts';
import { lockByAttempt } from './load-payments.ts';
import type { AnswerEvidence, DisputeAnswer } from './providers/disputes.ts';
import { endDisputeAnswers } from './store/dispute-answers.ts';
import { readDisputeById, updateDisputes } from './store/disputes.ts';

/**
 * Hands an answer to the provider and keeps what it says. However often it runs, it is one answer.
 *
 * @throws Fault where nobody can say whether it has arrived: it is handed in again.
 */
export async function handInDisputeAnswer(
  context: Context,
  dispute: Dispute,
  papers: Omit<DisputeAnswer, 'number' | 'reference'>,
): Promise<void> {
  const { provider } = await connectorOf(context, dispute.connector);
  const tools = { http: context.http, nowMs: context.clock.now() };
  const { id, providerReference: reference } = dispute;
  const answer = { ...papers, number: id, reference };
  const evidence = (await provider.answerDispute?.(tools, answer)) ?? byPagesAlone;
  if (evidence.says === 'nothing_certain') {
    throw new Fault(`nobody can say whether the answer to ${id} arrived: ${evidence.reason}`);
  }
  await keep(context, dispute, evidence);
}

const byPagesAlone: AnswerEvidence = {
  says: 'refused',
  reason: 'the provider has pages of its own for it',
};

async function keep(
  context: Context,
  { id, attempt }: Dispute,
  evidence: Exclude<AnswerEvidence, { says: 'nothing_certain' }>,
): Promise<void> {
  const isTaken = evidence.says === 'taken';
  const said = isTaken ? evidence.proof : evidence.reason;
  await context.db.transaction(async (tx) => {
    await lockByAttempt(tx, [attempt]);
    const place = { slot: slotOf(id), dispute: uuidOf(id) };
    const [row] = await tx.query(readDisputeById, [place.slot, place.dispute]);
    const state = isTaken ? 'taken' : 'refused';
    tx.append(endDisputeAnswers, { ...place, state, said, changedAt: tx.nowMs });
    const known = row && disputeOf(row);
    const next = isTaken && known ? disputeStateBy(known.state, 'answered') : undefined;
    if (known && next) tx.append(updateDisputes, rowOf(tx, { ...known, state: next }));
  });
}
