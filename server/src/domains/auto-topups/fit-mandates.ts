import { listMandates, type Mandate, type MandateId } from '#mandates';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import type { Wish } from './rule.ts';

/** Why a mandate cannot do what a rule wants of it. */
export type Unfit =
  | 'unknown'
  | 'not_active'
  | 'unscheduled'
  | 'scheduled'
  | 'advance_notice'
  | 'period'
  | 'amount';

/** Owners are told 72 hours ahead of what is planned, at the latest. */
const noticeDaysAhead = 3;
const monthDays = 28;

/** Why a mandate cannot serve a rule; undefined where it can. */
export function unfitFor(
  wish: Wish,
  mandate: Pick<Mandate, 'state' | 'limits' | 'terms'> | undefined,
): Unfit | undefined {
  if (!mandate) return 'unknown';
  if (mandate.state !== 'active') return 'not_active';
  const { terms, limits } = mandate;
  const { belowMinor, daysLeft, monthlyMinor } = wish;
  const isAtAnyTime = belowMinor !== null || daysLeft !== null;
  if (isAtAnyTime && !terms.isUnscheduled) return 'unscheduled';
  if (monthlyMinor !== null && !terms.isScheduled && !terms.isUnscheduled) return 'scheduled';
  if (terms.leastPeriodDays > (isAtAnyTime ? 1 : monthDays)) return 'period';
  // Nobody knows days ahead when a balance will be low.
  const noticeDays = terms.advanceNotice?.days ?? 0;
  if (noticeDays > (belowMinor === null ? noticeDaysAhead : 0)) return 'advance_notice';
  const amounts = [wish.amountMinor, monthlyMinor].filter((amount) => amount !== null);
  return amounts.some((amount) => amount > limits.mostMinor) ? 'amount' : undefined;
}

/**
 * What a mandate cannot do is said when the rule is made, and not found out on a bridge: refuses
 * with `auto_topup_mandate_unfit`, the mandate and why.
 */
export async function checkMandates(context: Context, owner: string, wish: Wish): Promise<void> {
  const mandates = await listMandates(context, owner);
  const check = (id: MandateId): void => {
    const mandate = mandates.find((one) => one.id === id);
    const why = unfitFor(wish, mandate);
    if (why !== undefined) throw refuse.auto_topup_mandate_unfit({ mandate: id, why });
  };
  for (const id of wish.mandates) check(id);
}
