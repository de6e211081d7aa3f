import type { MoneyFell } from '#charging';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { lookAtLines } from './look-at-lines.ts';
import { ruleLevels } from './rule-levels.ts';

/** Use has brought lines below a level: those whose rules call there are looked at. */
export async function lookAtLow(context: Context, fell: readonly MoneyFell[]): Promise<void> {
  const lines = [...new Set(fell.map(({ line }) => line))];
  const levels = await ruleLevels(context, lines);
  const isPast = (line: LineId, level: bigint): boolean =>
    fell.some((one) => one.line === line && one.levels.includes(level));
  await lookAtLines(
    context,
    [...levels].map(([line, level]) => ({ line, isAnew: isPast(line, level) })),
  );
}
