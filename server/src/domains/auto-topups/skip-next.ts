import type { Context } from '#platform/context';
import { isLost } from '#notifications';
import { type LineId, readContacts, readOwnLine, type SubscriberId } from '#subscribers';
import { lockRule, ruleOfLine, saveRule } from './load-rules.ts';
import type { Planned } from './planned.ts';
import { refuse } from './refusals.ts';
import type { Rule } from './rule.ts';
import { aheadKey, withoutWord, wordsOf } from './told-ahead.ts';

/**
 * Leaves out the next top-up, or has it made after all: then what was said of it and was dropped
 * meanwhile is said anew. Refuses with `auto_topup_not_on`.
 */
export async function skipNext(
  context: Context,
  line: LineId,
  owner: SubscriberId,
  isSkipped: boolean,
): Promise<void> {
  await readOwnLine(context, line, owner);
  const dropped = isSkipped ? [] : await droppedWords(context, line);
  await context.db.transaction(async (tx) => {
    const rule = await lockRule(tx, line);
    if (rule?.state !== 'on') throw refuse.auto_topup_not_on();
    const told = dropped.reduce<Rule>(withoutWord, rule);
    // When it is looked at next depends on whether its owner must be told of it ahead.
    saveRule(tx, { ...told, skipsNext: isSkipped, dueAt: tx.nowMs });
  });
}

/** Of what its owner was told ahead and has not heard, because it was to be left out. */
async function droppedWords(
  context: Context,
  line: LineId,
): Promise<readonly Pick<Planned, 'cause' | 'day'>[]> {
  const [rule, contacts] = await Promise.all([
    ruleOfLine(context, line),
    readContacts(context, [line]),
  ]);
  const to = contacts.get(line)?.number ?? rule?.number;
  if (rule?.skipsNext !== true || to === undefined) return [];
  const lost = wordsOf(rule).map(async ({ word, sinceMs }) => {
    const keyStart = aheadKey(rule, word);
    return (await isLost(context, to, { keyStart, sinceMs })) ? [word] : [];
  });
  return (await Promise.all(lost)).flat();
}
