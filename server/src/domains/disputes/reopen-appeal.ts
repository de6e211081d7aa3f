import type { Context } from '#platform/context';
import type { Maker } from '#topups';
import { plain } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { keepEvidence } from './keep-evidence.ts';
import { keepChanged, lock } from './kept-appeals.ts';
import { afterAct, moveRules } from './moves.ts';
import { readAppeal } from './read-appeal.ts';

/**
 * The person is not content with an answer: once, and for some days after it. Both clocks start
 * anew, and it is nobody's until somebody takes it on. Refuses with `appeal_unknown`,
 * `appeal_state_wrong`, `appeal_reopened_before` and `appeal_reopening_late`.
 */
export async function reopenAppeal(
  context: Context,
  number: string,
  readers: readonly Maker[],
  words: string,
): Promise<void> {
  const { appeal: found } = await readAppeal(context, number, readers);
  const evidence = plain(await gatherEvidence(context, found));
  await context.db.transaction(async (tx) => {
    const appeal = await lock(tx, found.id);
    const changed = afterAct(appeal, 'reopen', tx.nowMs, moveRules(tx.settings));
    const by = { kind: 'person', id: appeal.raisedBy } as const;
    const open = keepChanged(tx, { ...changed, handler: null }, { event: 'reopened', by, words });
    keepEvidence(tx, open, evidence);
  });
}
