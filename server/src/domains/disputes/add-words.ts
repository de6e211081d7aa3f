import type { Context } from '#platform/context';
import type { Maker } from '#topups';
import { lock, keepChanged } from './kept-appeals.ts';
import { afterAct, moveRules } from './moves.ts';
import { readAppeal } from './read-appeal.ts';
import { isSaidBefore } from './said-before.ts';

/**
 * The person says more, or answers what they were asked: a clock that stood still runs again. What
 * is sent again because its answer was lost is said once. Refuses with `appeal_unknown` and
 * `appeal_state_wrong`.
 */
export async function addWords(
  context: Context,
  number: string,
  readers: readonly Maker[],
  words: string,
): Promise<void> {
  const { appeal: found } = await readAppeal(context, number, readers);
  await context.db.transaction(async (tx) => {
    const appeal = await lock(tx, found.id);
    const by = { kind: 'person', id: appeal.raisedBy } as const;
    const said = { event: 'said', by, words } as const;
    if (await isSaidBefore(tx, appeal, said)) return;
    keepChanged(tx, afterAct(appeal, 'say', tx.nowMs, moveRules(tx.settings)), said);
  });
}
