import type { LineUse } from '#topups';
import { decideAutoTopup } from './decide-auto-topup.ts';
import type { Decided, RefusedOrder } from './decision.ts';
import { dueNow, isTooLate } from './due.ts';
import { doneBy, type Planned, plannedFor } from './planned.ts';
import type { Surroundings } from './read-surroundings.ts';
import type { AutoTopup, Rule } from './rule.ts';

export interface Weighed extends Decided {
  readonly planned: readonly Planned[];
  /** A month's that could only be told after its payer's last day, and is none of the planned. */
  readonly tooLate: Planned | undefined;
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
  const all = planAhead(rule, around, nowMs);
  const tooLate = all.find((one) => isTooLate(rule, one, nowMs));
  const left = tooLate && { ...rule, ...doneBy(rule, all, tooLate.cause, nowMs) };
  const planned = left ? planAhead(left, around, nowMs) : all;
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
  return { ...decided, planned, tooLate, isPendingLow };
}

function planAhead(rule: Rule, around: Surroundings, nowMs: number): readonly Planned[] {
  const { earlyDays, heard, lastDayFor, line, untoldDay } = around;
  return plannedFor(rule, line.validUntil, nowMs).map((one) => {
    const lastDay = lastDayFor(one.day);
    const isUntold = one.cause === 'monthly' && one.day === untoldDay;
    return { ...one, ...heard[one.cause], earlyDays, lastDay, isUntold };
  });
}
