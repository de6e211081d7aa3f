import { type Id, isId } from '#base';
import type { Tx } from '#platform/postgres';
import { proposeRefund } from '#topups';
import { lockAloneLeft, noteAloneGoodwill } from './alone-goodwill.ts';
import type { Answering } from './answering.ts';
import type { Appeal } from './appeal.ts';
import { giveAnswer } from './give-answer.ts';
import { givenBy, keepChanged, lock } from './kept-appeals.ts';
import { afterAct, moveRules } from './moves.ts';
import { isGiven, isOnlyWords, type Outcome, type WantedOutcome } from './outcome.ts';
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
  const said = { event: appeal.proposal ? 'proposed' : 'answered', by: author, words } as const;
  const given = appeal.proposal?.outcome ?? appeal.outcome;
  if (isGiven(wanted, given) && (await isSaidBefore(tx, appeal, said))) return appeal;
  if (appeal.proposal) throw refuse.appeal_proposed();
  const moved = afterAct(appeal, 'propose', tx.nowMs, moveRules(tx.settings));
  const outcome = await outcomeOf(tx, answering, { wanted, by });
  if (await isOneEnough(tx, appeal, outcome, by)) {
    const answered = await giveAnswer(tx, appeal, { outcome, words, by }, answering);
    if (outcome.gives === 'credit') noteAloneGoodwill(tx, answered, by, outcome.amountMinor);
    return answered;
  }
  const proposal = { outcome, words, by, at: tx.nowMs };
  const event = { event: 'proposed', by: author, words, ...givenBy(outcome) } as const;
  return keepChanged(tx, { ...moved, handler: appeal.handler ?? by, proposal }, event);
}

/** What gives nothing, or little, and not too often: who proposes it is enough. */
async function isOneEnough(
  tx: Tx,
  appeal: Appeal,
  outcome: Outcome,
  by: WantedAnswer['by'],
): Promise<boolean> {
  if (isOnlyWords(outcome)) return true;
  if (outcome.gives !== 'credit') return false;
  return outcome.amountMinor <= (await lockAloneLeft(tx, appeal, by));
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
