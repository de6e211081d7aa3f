import type { MoneyFell } from '#charging';
import type { Context } from '#platform/context';
import { lookAtLines } from './look-at-lines.ts';

/** Money has fallen below levels: those whose rules call below one are looked at. */
export async function lookAtLow(context: Context, fell: readonly MoneyFell[]): Promise<void> {
  const passed = Map.groupBy(fell, ({ line }) => line);
  await lookAtLines(
    context,
    [...passed].map(([line, facts]) => ({
      line,
      fell: {
        levels: facts.flatMap(({ levels }) => levels),
        at: Math.max(...facts.map(({ at }) => at)),
      },
    })),
  );
}
