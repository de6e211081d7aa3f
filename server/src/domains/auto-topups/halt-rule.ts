import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { lockRule } from './load-rules.ts';
import { pauseRule } from './pause-rule.ts';
import { readTold } from './read-told.ts';
import type { Rule } from './rule.ts';
import { tellRests } from './tell-owner.ts';
import type { HaltReason } from './words.ts';

/**
 * Pauses a line's rule, if it is on and still `concerned` by what has happened, and tells its owner
 * why: they start it again, or do not.
 */
export async function haltRule(
  context: Context,
  line: LineId,
  why: HaltReason,
  concerned: (rule: Rule) => boolean = () => true,
): Promise<void> {
  const told = await readTold(context, line);
  await context.db.transaction(async (tx) => {
    const rule = await lockRule(tx, line);
    if (rule?.state !== 'on' || !concerned(rule)) return;
    pauseRule(tx, rule, why);
    tellRests(tx, rule, told, { why, atMs: tx.nowMs });
  });
}
