import { type Id, isId } from '#base';
import type { Tx } from '#platform/postgres';
import { proposeRefund } from '#topups';
import type { Answering } from './answering.ts';
import type { Appeal } from './appeal.ts';
import { giveAnswer } from './give-answer.ts';
import { givenBy, keepChanged, lock } from './kept-appeals.ts';
import { afterAct, moveRules } from './moves.ts';
import { isGiven, isOneEnough, type Outcome, type WantedOutcome } from './outcome.ts';
import { refuse } from './refusals.ts';
import { isSaidBefore } from './said-before.ts';
import { disputeSettings } from './settings.ts';

export interface WantedAnswer {
  readonly wanted: WantedOutcome;
  readonly words: string;
  readonly by: Id<'stf'>;
}

/**
 * Answers an appeal where one person is enough; otherwise proposes the answer, and nothing moves
 * until somebody else approves it. What is sent again because its answer was lost does nothing
 * more. Refuses with `appeal_unknown`, `appeal_state_wrong`,
 * `appeal_proposed`, `appeal_outcome_impossible` and what `topups` says against giving back.
 */
export async function proposeAnswer(
  tx: Tx,
  answering: Answering,
  { wanted, words, by }: WantedAnswer,
): Promise<Appeal> {
  const appeal = await lock(tx, answering.appeal.id);
  const author = { kind: 'staff', id: by } as const;
  const isDone = isOneEnough(wanted, tx.settings);
  const said = { event: isDone ? 'answered' : 'proposed', by: author, words } as const;
  const given = appeal.proposal?.outcome ?? appeal.outcome;
  if (isGiven(wanted, given) && (await isSaidBefore(tx, appeal, said))) return appeal;
  if (appeal.proposal) throw refuse.appeal_proposed();
  const moved = afterAct(appeal, 'propose', tx.nowMs, moveRules(tx.settings));
  const outcome = await outcomeOf(tx, answering, { wanted, by });
  if (isDone) return giveAnswer(tx, appeal, { outcome, words, by }, answering);
  const proposal = { outcome, words, by, at: tx.nowMs };
  const event = { ...said, ...givenBy(outcome) };
  return keepChanged(tx, { ...moved, handler: appeal.handler ?? by, proposal }, event);
}

async function outcomeOf(
  tx: Tx,
  { appeal, whyNoGoodwill: why }: Answering,
  { wanted, by }: Omit<WantedAnswer, 'words'>,
): Promise<Outcome> {
  if (wanted.gives === 'credit') {
    const most = BigInt(tx.settings.get(disputeSettings.goodwillMostMinor));
    const { amountMinor } = wanted;
    if (why) throw refuse.appeal_outcome_impossible({ why });
    if (amountMinor <= 0n || amountMinor > most) {
      throw refuse.appeal_outcome_impossible({ why: 'amount', most: most.toString() });
    }
    return wanted;
  }
  if (wanted.gives !== 'refund' && wanted.gives !== 'write_off') return wanted;
  const topup = appeal.subject;
  if (!isId('top', topup)) throw refuse.appeal_outcome_impossible({ why: 'no_order' });
  const { gives, price } = wanted;
  const spentRule = wanted.gives === 'write_off' ? 'write_off' : wanted.spentRule;
  // It stays with the books, and goes to the provider: no word of what was said to a person does.
  const reason = `appeal ${appeal.number}`;
  const refund = await proposeRefund(tx, topup, { price, spentRule, reason, by });
  return { gives, topup, price, refund };
}
