import { setToppedUpBelow } from '#charging';
import type { Context } from '#platform/context';
import { type LineId, readOwnLine, type SubscriberId } from '#subscribers';
import { lockRule, note, saveRule } from './load-rules.ts';

/**
 * Turns a line's rule off, at once: nothing is ordered by it any more. What is under way at the
 * wallet already ends as it will, and is told. Off already is left so.
 */
export async function stopRule(context: Context, line: LineId, owner: SubscriberId): Promise<void> {
  await readOwnLine(context, line, owner);
  await context.db.transaction(async (tx) => {
    const rule = await lockRule(tx, line);
    if (!rule || rule.state === 'off') return;
    saveRule(tx, { ...rule, state: 'off', dueAt: null, skipsNext: false, pausedWhy: null });
    setToppedUpBelow(tx, line, null);
    note(tx, line, 'turned_off');
  });
}
