import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { readLowRulesOf } from './store/rules.ts';

/** Below which level the rules of lines call, in minor units of HKD; only of those that do. */
export async function ruleLevels(
  context: Context,
  lines: readonly LineId[],
): Promise<ReadonlyMap<LineId, bigint>> {
  const values = [lines.map(slotOf), lines.map(uuidOf)];
  const rows = await context.db.read(readLowRulesOf, values);
  return new Map(rows.map(({ line, belowMinor }) => [idFrom('lin', line), belowMinor]));
}
