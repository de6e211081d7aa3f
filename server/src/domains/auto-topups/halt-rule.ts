import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { lockRule, note, saveRule } from './load-rules.ts';
import { readTold } from './read-told.ts';
import { tellRests } from './tell-owner.ts';
import type { HaltReason } from './words.ts';

/** Pauses a line's rule, if it is on, and tells its owner why: they start it again, or do not. */
export async function haltRule(context: Context, line: LineId, why: HaltReason): Promise<void> {
  const told = await readTold(context, line);
  await context.db.transaction(async (tx) => {
    const rule = await lockRule(tx, line);
    if (rule?.state !== 'on') return;
    saveRule(tx, { ...rule, state: 'paused', pausedWhy: why, dueAt: null });
    note(tx, line, 'paused', { reason: why });
    tellRests(tx, rule, told, why);
  });
}
