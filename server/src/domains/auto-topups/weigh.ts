import type { LineUse } from '#topups';
import { decideAutoTopup } from './decide-auto-topup.ts';
import type { Decided, RefusedOrder } from './decision.ts';
import { dueNow } from './due.ts';
import { type Planned, plannedFor } from './planned.ts';
import type { Surroundings } from './read-surroundings.ts';
import type { AutoTopup, Rule } from './rule.ts';

export interface Weighed extends Decided {
  readonly planned: readonly Planned[];
  /** Only an order of the owner's, which may never be paid, keeps the line from being low. */
  readonly isPendingLow: boolean;
}

/** What a rule does now, from what is known of its line. */
export function weigh(
  rule: Rule,
  around: Surroundings,
  past: readonly AutoTopup[],
  use: LineUse,
  nowMs: number,
  orders: readonly RefusedOrder[] = [],
): Weighed {
  const planned = plannedFor(rule, around.line.validUntil, nowMs).map((one) => ({
    ...one,
    ...around.heard[one.cause],
  }));
  const decided = decideAutoTopup(
    rule,
    {
      balanceMinor: use.balance,
      pendingMinor: use.open,
      owedMinor: around.owedMinor,
      isServed: around.isServed,
      isUsed: around.isUsed,
      due: dueNow(rule, planned, nowMs).map(({ cause }) => cause),
      past,
      funding: around.funding,
      refused: orders,
      nowMs,
    },
    around.house,
  );
  const { belowMinor } = rule;
  const isPendingLow = belowMinor !== null && use.open > 0n && use.balance < belowMinor;
  return { ...decided, planned, isPendingLow };
}
