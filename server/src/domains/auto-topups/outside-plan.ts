import { addDays, type HongKongDay } from '#base';
import { dueFrom, type Mandate, nextDue } from '#mandates';
import type { Planned } from './planned.ts';
import type { Rule, Wish } from './rule.ts';

/** Months are not of one length, and days are counted back over their ends. */
const months = 12;

type Month = Pick<Wish, 'monthlyDay' | 'monthlyUntil'>;
type Plan = Pick<Mandate, 'terms' | 'planDue'>;

/**
 * The next day of a mandate that goes by fixed days of its own, where a month's top-up falls
 * outside the days on which that lets it be taken, in any month to come; undefined where it does
 * not, or there are none.
 */
export function planMissed(wish: Month, mandate: Plan): HongKongDay | undefined {
  return missedIn(wish, mandate, '', months);
}

/** The same of so many months from that of a day on; what is paid for already is none of them. */
function missedIn(
  { monthlyDay, monthlyUntil }: Month,
  { terms: { plan }, planDue }: Plan,
  fromDay: HongKongDay,
  count: number,
): HongKongDay | undefined {
  if (plan === null || planDue === null || monthlyDay === null) return undefined;
  const first = `${planDue.slice(0, 7)}-${String(monthlyDay).padStart(2, '0')}`;
  let day = fromDay > first ? fromDay : first;
  for (let month = 0; month < count; month += 1) {
    if (monthlyUntil !== null && day > monthlyUntil) break;
    if (day < addDays(dueFrom(plan, planDue, day), -plan.openDays)) return planDue;
    day = nextDue({ unit: 'month', count: 1, firstDay: first }, day);
  }
  return undefined;
}

/** What pays for a rule. */
interface Payers {
  /** Its active mandates, in their order, without those that its next month's day is outside of. */
  readonly good: readonly Mandate[];
  /** That is so of each of them, as it may be of rules of the versions before. */
  readonly isOutsidePlan: boolean;
}

export function payersOf(
  rule: Pick<Rule, 'mandates' | 'monthlyDay' | 'monthlyUntil'>,
  mandates: readonly Mandate[],
  planned: readonly Planned[],
): Payers {
  const active = rule.mandates.flatMap((id) =>
    mandates.filter((one) => one.id === id && one.state === 'active'),
  );
  const day = planned.find(({ cause }) => cause === 'monthly')?.day;
  const good = active.filter(
    (one) => day === undefined || missedIn(rule, one, day, 1) === undefined,
  );
  return { good, isOutsidePlan: active.length > 0 && good.length === 0 };
}
