import type { MoneyFell } from '#charging';
import type { Context } from '#platform/context';
import { lookAtLines } from './look-at-lines.ts';
import { ruleLevels } from './rule-levels.ts';

/** Use has brought lines below a level: those whose rules call there are looked at. */
export async function lookAtLow(context: Context, fell: readonly MoneyFell[]): Promise<void> {
  const lines = [...new Set(fell.map(({ line }) => line))];
  const levels = await ruleLevels(context, lines);
  await lookAtLines(
    context,
    [...levels.keys()].map((line) => ({ line })),
  );
}
