import { Fault, isoTime, minuteMs, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { connectorOf } from './connectors.ts';
import { type Dispute, disputeStateBy, isDecided } from './dispute.ts';
import { disputeOf, rowOf } from './kept-disputes.ts';
import { lockByAttempt } from './load-payments.ts';
import type { AnswerEvidence, DisputeAnswer } from './providers/disputes.ts';
import { claimDisputeAnswer, endDisputeAnswers } from './store/dispute-answers.ts';
import { readDisputeById, updateDisputes } from './store/disputes.ts';

/** How long one try may take before another is made. */
const claimedMs = 10 * minuteMs;

/**
 * Hands an answer that is wanted to the provider and keeps what it says. One at a time hands it in;
 * however often it runs, it is one answer. Of a dispute that is decided, or about which we have
 * nothing to say, there is nothing to hand in. Returns whether it was this one's to do.
 *
 * @throws Fault where nobody can say whether it has arrived: it is handed in again.
 */
export async function handInDisputeAnswer(
  context: Context,
  dispute: Dispute,
  papersOf: () => Promise<Omit<DisputeAnswer, 'number' | 'reference'> | undefined>,
): Promise<boolean> {
  const { id, slot, providerReference: reference, state } = dispute;
  const nowMs = context.clock.now();
  const values = [isoTime(nowMs), isoTime(nowMs + claimedMs), slot, uuidOf(id)];
  const [claimed] = await context.db.transaction((tx) => tx.query(claimDisputeAnswer, values));
  if (!claimed) return false;
  const { provider } = await connectorOf(context, dispute.connector);
  const papers = isDecided(state) ? undefined : await papersOf();
  if (!papers) {
    await keep(context, dispute, isDecided(state) ? tooLate : unsaid);
    return true;
  }
  const answer = { ...papers, number: id, reference };
  const tools = { http: context.http, nowMs };
  const evidence = (await provider.answerDispute?.(tools, answer)) ?? byPagesAlone;
  if (evidence.says === 'nothing_certain') {
    throw new Fault(`nobody can say whether the answer to ${id} arrived: ${evidence.reason}`);
  }
  await keep(context, dispute, evidence);
  return true;
}

const tooLate = { says: 'refused', reason: 'decided before it arrived' } as const;
const unsaid = { says: 'refused', reason: 'nothing is known about this payment' } as const;

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
