import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { lockRule, note, saveRule } from './load-rules.ts';
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
    saveRule(tx, { ...rule, state: 'paused', pausedWhy: why, dueAt: null });
    note(tx, line, 'paused', { reason: why });
    tellRests(tx, rule, told, why);
  });
}
