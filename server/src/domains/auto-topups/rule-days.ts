import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { readDaysRulesOf } from './store/rules.ts';

/** How many days before they expire the rules of lines call; only of those that do. */
export async function ruleDays(
  context: Context,
  lines: readonly LineId[],
): Promise<ReadonlyMap<LineId, number>> {
  const values = [lines.map(slotOf), lines.map(uuidOf)];
  const rows = await context.db.read(readDaysRulesOf, values);
  return new Map(rows.map(({ line, daysLeft }) => [idFrom('lin', line), daysLeft]));
}
