import { endOfDay, type HongKongDay, startOfDay } from '#base';
import { readMovements } from '#ledger';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import { floatOf, type ResellerId } from './reseller.ts';

/** What moved a float by one code: how often, and what came in and went out of it. */
export interface FloatTotal {
  readonly code: string;
  readonly count: number;
  readonly inMinor: bigint;
  readonly outMinor: bigint;
}

/** A day of a float: opening + in − out = closing, in minor units of HKD. */
export interface FloatStatement {
  readonly openingMinor: bigint;
  readonly closingMinor: bigint;
  readonly totals: readonly FloatTotal[];
}

/** What moved a float on a day in Hong Kong. Refuses with `statement_day_ahead`. */
export async function movementsOn(context: Context, owner: ResellerId, day: HongKongDay) {
  const period = { fromMs: startOfDay(day), untilMs: endOfDay(day) + 1 };
  if (period.fromMs > context.clock.now()) throw refuse.statement_day_ahead({ day });
  return readMovements(context, floatOf(owner), period);
}
