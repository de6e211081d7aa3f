import type { Context } from '#platform/context';
import { readOwnLine } from '#subscribers';
import { readUse } from '#topups';
import { readPast, ruleOfLine } from './load-rules.ts';
import { newRule, type WishFor } from './new-rule.ts';
import { readSurroundings } from './read-surroundings.ts';
import { weigh } from './weigh.ts';

/** What a rule would charge the moment it is turned on, in minor units of HKD; null for nothing. */
export async function firstTopup(context: Context, wanted: WishFor): Promise<bigint | null> {
  const { line, owner } = wanted;
  const { numbers } = await readOwnLine(context, line, owner);
  const nowMs = context.clock.now();
  const before = await ruleOfLine(context, line);
  const rule = newRule(wanted, numbers[0]?.number ?? '+', nowMs, before);
  const [around, past, use] = await Promise.all([
    readSurroundings(context, rule),
    readPast(context, line),
    readUse(context, line),
  ]);
  const { decision } = weigh(rule, around, past, use, nowMs);
  return decision.does === 'order' ? decision.valueMinor : null;
}
