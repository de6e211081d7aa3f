import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ValidityChange } from '#subscribers';
import { openPlan } from './open-plan.ts';
import { readTermsOfLine } from './store/terms.ts';

/**
 * Begins the plans of cards that have just come to life for the first time: their starters have
 * paid for the first period. A line that had a term before has had that.
 */
export async function openActivated(
  context: Context,
  changes: readonly ValidityChange[],
): Promise<void> {
  const first = changes.filter(({ before }) => before === null);
  await Promise.all(first.map(({ line }) => openFirst(context, line)));
}

async function openFirst(context: Context, line: ValidityChange['line']): Promise<void> {
  const ever = { slot: slotOf(line), line: uuidOf(line), since: 0, most: 1 };
  const terms = await context.db.readBy(readTermsOfLine, ever);
  if (terms.length === 0) await openPlan(context, line);
}
