import { idFrom, slotOf, uuidOf } from '#base';
import type { MoneyFell } from '#charging';
import type { Context } from '#platform/context';
import { lookAtLines } from './look-at-lines.ts';
import { readLowRulesOf } from './store/rules.ts';

/** Use has brought lines below a level: those whose rules call there are looked at. */
export async function lookAtLow(context: Context, fell: readonly MoneyFell[]): Promise<void> {
  const lines = [...new Set(fell.map(({ line }) => line))];
  const values = [lines.map(slotOf), lines.map(uuidOf)];
  const found = await context.db.read(readLowRulesOf, values);
  await lookAtLines(
    context,
    found.map(({ line }) => ({ line: idFrom('lin', line) })),
  );
}
