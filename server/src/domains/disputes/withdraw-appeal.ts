import type { Context } from '#platform/context';
import type { Maker } from '#topups';
import { keepChanged, lock } from './kept-appeals.ts';
import { afterAct, moveRules } from './moves.ts';
import { readAppeal } from './read-appeal.ts';
import { refuse } from './refusals.ts';

/**
 * The person takes an appeal back; another about the same may follow. One that is taken back stays
 * so, however often that is sent. Refuses with `appeal_unknown`, `appeal_state_wrong` and, while an
 * answer waits for its second person, `appeal_proposed`.
 */
export async function withdrawAppeal(
  context: Context,
  number: string,
  readers: readonly Maker[],
): Promise<void> {
  const { appeal: found } = await readAppeal(context, number, readers);
  await context.db.transaction(async (tx) => {
    const appeal = await lock(tx, found.id);
    if (appeal.state === 'withdrawn') return;
    if (appeal.proposal) throw refuse.appeal_proposed();
    const changed = afterAct(appeal, 'withdraw', tx.nowMs, moveRules(tx.settings));
    keepChanged(tx, changed, { event: 'withdrawn', by: { kind: 'person', id: appeal.raisedBy } });
  });
}
