import type { Context } from '#platform/context';
import { type LineId, readOwnLine, type SubscriberId } from '#subscribers';
import { lockRule, saveRule } from './load-rules.ts';
import { refuse } from './refusals.ts';

/** Leaves out the next top-up, or has it made after all. Refuses with `auto_topup_not_on`. */
export async function skipNext(
  context: Context,
  line: LineId,
  owner: SubscriberId,
  isSkipped: boolean,
): Promise<void> {
  await readOwnLine(context, line, owner);
  await context.db.transaction(async (tx) => {
    const rule = await lockRule(tx, line);
    if (rule?.state !== 'on') throw refuse.auto_topup_not_on();
    // When it is looked at next depends on whether its owner must be told of it ahead.
    saveRule(tx, { ...rule, skipsNext: isSkipped, dueAt: tx.nowMs });
  });
}
