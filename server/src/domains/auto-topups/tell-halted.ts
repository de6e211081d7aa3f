import type { Context } from '#platform/context';
import type { RuleHalted } from './facts.ts';
import { ruleOfLine } from './load-rules.ts';
import { readTold } from './read-told.ts';
import { tellRests } from './tell-owner.ts';

/** Tells owners that their rules rest and why, once for each pause, however often it is run. */
export async function tellHalted(context: Context, halted: readonly RuleHalted[]): Promise<void> {
  for (const { line, why, atMs } of halted) {
    const [rule, told] = await Promise.all([ruleOfLine(context, line), readTold(context, line)]);
    if (!rule) continue;
    await context.db.transaction(async (tx) => tellRests(tx, rule, told, { why, atMs }));
  }
}
