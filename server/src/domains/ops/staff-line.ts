import type { InstantMs } from '#base';
import { type Plan, planOf, readCatalog } from '#catalog';
import { type AccountBalance, readBalance } from '#ledger';
import type { Context } from '#platform/context';
import {
  accountOf,
  daysLeft,
  type Line,
  type LifeCycleState,
  lifeCycleAt,
  readSubscriber,
  type Subscriber,
} from '#subscribers';
import type { Caller } from './look.ts';
import { shownNumber } from './shown-number.ts';

/** A line as staff see it. */
export interface StaffLine {
  readonly line: Line;
  /** The line's numbers, each as this member of staff may see it. */
  readonly numbers: readonly string[];
  readonly owner: Subscriber;
  readonly plan: Plan;
  readonly state: LifeCycleState;
  readonly stateEndsAt: InstantMs | null;
  readonly daysLeft: number | null;
  readonly balance: AccountBalance;
}

export async function staffLineOf(
  context: Context,
  caller: Caller,
  line: Line,
): Promise<StaffLine> {
  const [owner, catalog, balance] = await Promise.all([
    readSubscriber(context, line.subscriber),
    readCatalog(context),
    readBalance(context, accountOf(line.id)),
  ]);
  const nowMs = context.clock.now();
  const { state, endsAt } = lifeCycleAt(line.validUntil, nowMs, catalog.lifeCycle);
  return {
    line,
    numbers: line.numbers.map((one) => shownNumber(caller, one.number)),
    owner,
    plan: planOf(catalog, line.plan),
    state,
    stateEndsAt: endsAt,
    daysLeft: daysLeft(line.validUntil, nowMs),
    balance,
  };
}
