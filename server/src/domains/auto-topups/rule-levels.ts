import { idFrom, isoTime, type InstantMs, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { readLowRulesOf } from './store/rules.ts';

/**
 * Below which level the rules of lines see to it that money comes, or tell why none does, in minor
 * units of HKD; only of those that do so at that instant. What was left out, or waits for the end
 * of one that was ordered before, does neither.
 */
export async function ruleLevels(
  context: Context,
  facts: readonly { readonly line: LineId; readonly at: InstantMs }[],
): Promise<ReadonlyMap<LineId, bigint>> {
  const lines = facts.map(({ line }) => line);
  const values = [lines.map(slotOf), lines.map(uuidOf), facts.map(({ at }) => isoTime(at))];
  const rows = await context.db.read(readLowRulesOf, values);
  return new Map(rows.map(({ line, belowMinor }) => [idFrom('lin', line), belowMinor]));
}
