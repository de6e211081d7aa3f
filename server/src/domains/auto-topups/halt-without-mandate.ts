import { isId } from '#base';
import { listMandates, type MandateEnded, type MandateSuspended } from '#mandates';
import type { Context } from '#platform/context';
import { readLines, type SubscriberId } from '#subscribers';
import { haltRule } from './halt-rule.ts';
import { ruleOfLine } from './load-rules.ts';
import type { Rule } from './rule.ts';

/**
 * Pauses rules that nothing pays for any more, since the last of their mandates has ended or
 * is suspended. Where another is left it pays from now on, as its owner wanted it.
 */
export async function haltWithoutMandate(
  context: Context,
  ended: readonly (MandateEnded | MandateSuspended)[],
): Promise<void> {
  const owners = new Set(
    ended.map(({ owner }) => owner).filter((id): id is SubscriberId => isId('sub', id)),
  );
  for (const owner of owners) {
    const [lines, mandates] = await Promise.all([
      readLines(context, owner),
      listMandates(context, owner),
    ]);
    const active = new Set(mandates.filter(({ state }) => state === 'active').map(({ id }) => id));
    for (const { id: line } of lines) {
      const rule = await ruleOfLine(context, line);
      if (rule?.state !== 'on' || rule.mandates.some((one) => active.has(one))) continue;
      // Its owner may have set it anew meanwhile, with one that has been signed since.
      const isSame = ({ mandates: now }: Rule): boolean =>
        now.every((one) => rule.mandates.includes(one));
      await haltRule(context, line, 'mandate_over', isSame);
    }
  }
}
