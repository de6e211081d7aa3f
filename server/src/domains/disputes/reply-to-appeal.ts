import type { Id } from '#base';
import type { Tx } from '#platform/postgres';
import type { Appeal, AppealId } from './appeal.ts';
import { keepChanged, lock } from './kept-appeals.ts';
import { afterAct, moveRules } from './moves.ts';
import type { Told } from './read-told.ts';
import { isSaidBefore } from './said-before.ts';
import { tellPerson } from './tell-person.ts';

export interface Reply {
  readonly words: string;
  /**
   * A question: the clock of the answer stands still until the person says something, if they can
   * be told that they were asked.
   */
  readonly isQuestion: boolean;
  readonly by: Id<'stf'>;
}

/**
 * Says something to the person that is not the answer yet: the first such word stops the first
 * clock. Whoever replies has taken the appeal on, where nobody had. What is sent again because its
 * answer was lost is said once. Refuses with `appeal_unknown`
 * and `appeal_state_wrong`.
 */
export async function replyToAppeal(
  tx: Tx,
  id: AppealId,
  { words, isQuestion, by }: Reply,
  told: Told,
): Promise<Appeal> {
  const appeal = await lock(tx, id);
  // Nobody answers what they have not heard of: then the clock of the answer runs on.
  const act = isQuestion && told ? 'ask' : 'reply';
  const author = { kind: 'staff', id: by } as const;
  const said = { event: isQuestion ? 'asked' : 'replied', by: author, words } as const;
  if (await isSaidBefore(tx, appeal, said)) return appeal;
  const moved = afterAct(appeal, act, tx.nowMs, moveRules(tx.settings));
  const handler = appeal.handler ?? by;
  const changed = keepChanged(tx, { ...moved, handler }, said);
  tellPerson(tx, changed, told, { kind: isQuestion ? 'appeal_asked' : 'appeal_replied' });
  return changed;
}
