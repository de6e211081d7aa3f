import type { Context } from '#platform/context';
import { barsOf, type LineId, readLine } from '#subscribers';
import { lockRule } from './load-rules.ts';
import { readTold } from './read-told.ts';
import { tellStopped } from './tell-owner.ts';
import { turnOff } from './turn-off.ts';

/**
 * Turns the rules of lines off that are being closed: what is barred for a while may go on later,
 * what is closed may not.
 */
export async function endRules(
  context: Context,
  facts: readonly { readonly line: LineId }[],
): Promise<void> {
  for (const { line } of facts) {
    const { bars } = await readLine(context, line);
    if (!barsOf(bars).includes('closed')) continue;
    const told = await readTold(context, line);
    await context.db.transaction(async (tx) => {
      const rule = await lockRule(tx, line);
      if (!rule || rule.state === 'off') return;
      const open = await turnOff(tx, rule, 'line_barred');
      tellStopped(tx, rule, told, open);
    });
  }
}
