import type { Context } from '#platform/context';
import { type LifeCycleState, type LineId, readLine } from '#subscribers';
import { contactElsewhere } from './contact-elsewhere.ts';
import { lockRule, ruleOfLine } from './load-rules.ts';
import { isLost } from './lost-line.ts';
import { tellLost } from './tell-owner.ts';
import { turnOff } from './turn-off.ts';

/**
 * Ends the rules of lines that are their owners' no more: given to somebody else, or over for good
 * with their numbers released. Whoever had it is told on another line of theirs, where they have
 * one, and never on this one; mandates are theirs and stay, for their other rules or to be ended.
 * Lines that only came into another state of their lives are nobody else's, and cost nothing.
 */
export async function endLostRules(
  context: Context,
  facts: readonly { readonly line: LineId; readonly to?: LifeCycleState }[],
): Promise<void> {
  for (const { line: id, to = 'recycled' } of facts) {
    if (to !== 'recycled') continue;
    const rule = await ruleOfLine(context, id);
    if (!rule || rule.state === 'off' || !isLost(rule, await readLine(context, id))) continue;
    const contact = await contactElsewhere(context, rule);
    await context.db.transaction(async (tx) => {
      const locked = await lockRule(tx, id);
      // Whoever has it now may have made a rule of their own meanwhile.
      if (!locked || locked.state === 'off' || locked.owner !== rule.owner) return;
      await turnOff(tx, locked, 'line_lost');
      tellLost(tx, locked, contact);
    });
  }
}
