import type { Context } from '#platform/context';
import type { Maker } from '#topups';
import { plain } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { keepEvidence } from './keep-evidence.ts';
import { keepChanged, lock } from './kept-appeals.ts';
import { afterAct, moveRules } from './moves.ts';
import { readAppeal } from './read-appeal.ts';
import { isSaidBefore } from './said-before.ts';

/**
 * The person is not content with an answer: once, and for some days after it. Both clocks start
 * anew, and it is nobody's until somebody takes it on. What is sent again because its answer was
 * lost opens it once. Refuses with `appeal_unknown`,
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
    const by = { kind: 'person', id: appeal.raisedBy } as const;
    const said = { event: 'reopened', by, words } as const;
    if (await isSaidBefore(tx, appeal, said)) return;
    const changed = afterAct(appeal, 'reopen', tx.nowMs, moveRules(tx.settings));
    const open = keepChanged(tx, { ...changed, handler: null }, said);
    keepEvidence(tx, open, evidence);
  });
}
