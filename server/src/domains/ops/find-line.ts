import { type InstantMs, parsePhoneNumber } from '#base';
import { type Plan, planOf, readCatalog } from '#catalog';
import { type AccountBalance, readBalance } from '#ledger';
import type { Context } from '#platform/context';
import {
  accountOf,
  daysLeft,
  findLineByNumber,
  type Line,
  type LifeCycleState,
  lifeCycleAt,
  type Subscriber,
} from '#subscribers';
import { type Caller, look } from './look.ts';
import { refuse } from './refusals.ts';
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

/**
 * The line of a number as it was typed. A number that leads nowhere is in the trail too, masked:
 * who tries numbers out is seen. Refuses with `line_not_found`.
 */
export async function findLine(
  context: Context,
  caller: Caller,
  typed: string,
): Promise<StaffLine> {
  const asked = { permissions: ['lines.read'], action: 'line.look' } as const;
  const found = await look(context, caller, asked, async () => {
    const number = parsePhoneNumber(typed);
    const result = number && (await readWhole(context, caller, number));
    if (result) return { result, subject: result.line.id };
    return { result: undefined, details: { number: number ?? 'not a number' } };
  });
  if (!found) throw refuse.line_not_found();
  return found;
}

async function readWhole(
  context: Context,
  caller: Caller,
  number: `+${string}`,
): Promise<StaffLine | undefined> {
  const found = await findLineByNumber(context, number);
  if (!found) return undefined;
  const { line, owner } = found;
  const [catalog, balance] = await Promise.all([
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
