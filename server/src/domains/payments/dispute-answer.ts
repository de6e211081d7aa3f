import { type InstantMs, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { readAllConnectors } from './connectors.ts';
import type { Dispute } from './dispute.ts';
import { readDisputeAnswers } from './store/dispute-answers.ts';

/** What was handed in against a dispute, or is about to be. */
export interface GivenAnswer {
  readonly words: string;
  readonly by: string;
  readonly at: InstantMs;
  readonly state: 'wanted' | 'taken' | 'refused';
  /** What the provider said: its proof, or why not. */
  readonly said: string | null;
}

/** How a dispute stands with whoever answers it. */
export interface AnswerableDispute extends Dispute {
  /** Whether the provider takes an answer from us; else it has pages of its own for it. */
  readonly isTaken: boolean;
  readonly answer: GivenAnswer | null;
}

export async function withAnswer(context: Context, dispute: Dispute): Promise<AnswerableDispute> {
  const { slot, id, connector } = dispute;
  const [connectors, [row]] = await Promise.all([
    readAllConnectors(context),
    context.db.readBy(readDisputeAnswers, { slot, dispute: uuidOf(id) }),
  ]);
  const isTaken = connectors.get(connector)?.provider.answerDispute !== undefined;
  if (!row) return { ...dispute, isTaken, answer: null };
  const { words, givenBy: by, givenAt: at, state, said } = row;
  return { ...dispute, isTaken, answer: { words, by, at, state, said } };
}
