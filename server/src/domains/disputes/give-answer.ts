import type { Id } from '#base';
import type { Tx } from '#platform/postgres';
import type { Answering } from './answering.ts';
import type { Appeal } from './appeal.ts';
import { giveGoodwill } from './give-goodwill.ts';
import { keepEvidence } from './keep-evidence.ts';
import { givenBy, keepChanged } from './kept-appeals.ts';
import { afterAct, moveRules } from './moves.ts';
import type { Outcome } from './outcome.ts';
import { tellPerson } from './tell-person.ts';

export interface Answer {
  readonly outcome: Outcome;
  readonly words: string;
  /** Who answers; of a proposal, who decided it. */
  readonly by: Id<'stf'>;
}

/**
 * Answers a locked appeal, in one commit with all that the answer gives; what goes back to a payer
 * has been put on its way before. Refuses with `appeal_state_wrong`.
 */
export async function giveAnswer(
  tx: Tx,
  appeal: Appeal,
  { outcome, words, by }: Answer,
  { told, evidence, line }: Answering,
): Promise<Appeal> {
  const moved = afterAct(appeal, 'answer', tx.nowMs, moveRules(tx.settings));
  const handler = appeal.handler ?? by;
  const author = { kind: 'staff', id: by } as const;
  const event = { event: 'answered', by: author, words, ...givenBy(outcome) } as const;
  const answered = keepChanged(tx, { ...moved, handler, outcome, proposal: null }, event);
  if (outcome.gives === 'credit') await giveGoodwill(tx, appeal, outcome.amountMinor, line);
  keepEvidence(tx, answered, evidence);
  tellPerson(tx, answered, told, { kind: 'appeal_answered' });
  return answered;
}
