import type { Context } from '#platform/context';
import { type LineId, readOwnLine, type SubscriberId } from '#subscribers';
import { lockRule } from './load-rules.ts';
import { readTold } from './read-told.ts';
import { tellStopped } from './tell-owner.ts';
import { turnOff } from './turn-off.ts';

/**
 * Turns a line's rule off, at once: nothing is ordered by it any more. What is under way already is
 * called off where it still can be, and how it ends is told. Off already is left so. Whoever is
 * answered by a text as they ask, `isAnswered`, is not told by another. With no owner nobody asks,
 * and they are told: as after a restore.
 */
export async function stopRule(
  context: Context,
  line: LineId,
  owner: SubscriberId | undefined,
  isAnswered = false,
): Promise<void> {
  if (owner !== undefined) await readOwnLine(context, line, owner);
  const told = await readTold(context, line);
  await context.db.transaction(async (tx) => {
    const rule = await lockRule(tx, line);
    if (!rule || rule.state === 'off') return;
    const open = await turnOff(tx, rule);
    if (!isAnswered) tellStopped(tx, rule, told, open);
  });
}
