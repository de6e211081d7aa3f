import type { Catalog } from '#catalog';
import { listMandates, type Mandate, type MandateId } from '#mandates';
import type { Context } from '#platform/context';
import { readMarket } from '#topups';
import { type Pricing, pricingBy } from './prices.ts';
import { planMissed } from './outside-plan.ts';
import { noticeDays } from './planned.ts';
import { refuse } from './refusals.ts';
import type { Wish } from './rule.ts';

/** Why a mandate cannot do what a rule wants of it. */
export type Unfit =
  | 'unknown'
  | 'not_active'
  | 'unscheduled'
  | 'scheduled'
  | 'plan_days'
  | 'advance_notice'
  | 'period'
  | 'amount';

/** Owners are told so many days ahead of what is planned, and mandates' payers with them. */
const noticeDaysAhead = noticeDays[0] ?? 0;
const monthDays = 28;

/** Why a mandate cannot serve a rule; undefined where it can. */
export function unfitFor(
  wish: Wish,
  mandate: Pick<Mandate, 'state' | 'limits' | 'terms' | 'planDue'> | undefined,
  pricing: Pricing,
): Unfit | undefined {
  if (!mandate) return 'unknown';
  if (mandate.state !== 'active') return 'not_active';
  const { terms, limits } = mandate;
  const { belowMinor, daysLeft, monthlyMinor } = wish;
  const isAtAnyTime = belowMinor !== null || daysLeft !== null;
  if (isAtAnyTime && !terms.isUnscheduled) return 'unscheduled';
  if (monthlyMinor !== null && !terms.isScheduled && !terms.isUnscheduled) return 'scheduled';
  if (terms.leastPeriodDays > (isAtAnyTime ? 1 : monthDays)) return 'period';
  if (planMissed(wish, mandate) !== undefined) return 'plan_days';
  // Nobody knows days ahead when a balance will be low.
  const wantedDays = terms.advanceNotice?.days ?? 0;
  if (wantedDays > (belowMinor === null ? noticeDaysAhead : 0)) return 'advance_notice';
  const amounts = [wish.amountMinor, monthlyMinor].filter((amount) => amount !== null);
  // Without a rate of today nobody knows; ordering will, and says so.
  const prices = amounts.map((amount) => pricing(amount, terms.currency) ?? 0n);
  return prices.some((price) => price > limits.mostMinor) ? 'amount' : undefined;
}

/**
 * What a mandate cannot do is said when the rule is made, and not found out on a bridge: refuses
 * with `auto_topup_mandate_unfit`, the mandate, why, and its next day where it has days of its own.
 */
export async function checkMandates(
  context: Context,
  catalog: Catalog,
  owner: string,
  wish: Wish,
): Promise<void> {
  const [mandates, { rate }] = await Promise.all([
    listMandates(context, owner),
    readMarket(context),
  ]);
  const pricing = pricingBy(catalog, rate);
  const check = (id: MandateId): void => {
    const mandate = mandates.find((one) => one.id === id);
    const why = unfitFor(wish, mandate, pricing);
    if (why === undefined) return;
    const planDay = mandate?.planDue ?? null;
    throw refuse.auto_topup_mandate_unfit({ mandate: id, why, planDay });
  };
  for (const id of wish.mandates) check(id);
}
