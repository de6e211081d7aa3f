import type { HongKongDay } from '#base';
import type { Context } from '#platform/context';
import { type FloatStatement, type FloatTotal, movementsOn } from './float-statement.ts';
import type { ResellerId } from './reseller.ts';

/** The statement of a day in Hong Kong; of today until now. Refuses with `statement_day_ahead`. */
export async function readFloatStatement(
  context: Context,
  owner: ResellerId,
  day: HongKongDay,
): Promise<FloatStatement> {
  const { opening, pieces } = await movementsOn(context, owner, day);
  const totals = new Map<string, FloatTotal>();
  let closing = opening;
  for await (const rows of pieces) {
    for (const { code, amount, balanceAfter } of rows) {
      const { count, inMinor, outMinor } = totals.get(code) ?? nothing;
      const moved =
        amount > 0n
          ? { inMinor: inMinor + amount, outMinor }
          : { inMinor, outMinor: outMinor - amount };
      totals.set(code, { code, count: count + 1, ...moved });
      closing = balanceAfter;
    }
  }
  return { openingMinor: opening, closingMinor: closing, totals: [...totals.values()] };
}

const nothing = { count: 0, inMinor: 0n, outMinor: 0n };
