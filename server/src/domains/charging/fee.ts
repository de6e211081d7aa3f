import { addDays, type HongKongDay } from '#base';
import type { Plan, Price } from '#catalog';

/** Money for time: of the line, or of its +86 number. */
export type FeeKind = 'monthly' | 'mainland_number';

/** A month of fees is thirty days, so that its price does not depend on the calendar. */
const monthDays = 30;

/** What decides which fees a line owes, and when. */
export interface FeeState {
  readonly plan: Plan;
  /** The first day of the line's life. */
  readonly startedOn: HongKongDay;
  /** The last day that each fee has been paid for; null before the first time. */
  readonly paidThrough: Readonly<Record<FeeKind, HongKongDay | null>>;
  /** The last day of the plan's running period; null where none runs. */
  readonly periodEndsOn: HongKongDay | null;
  /** Whether the line has a +86 number. */
  readonly hasMainlandNumber: boolean;
}

/** One fee: due on the first of the days that it pays for. */
export interface Fee {
  readonly kind: FeeKind;
  readonly price: Price;
  readonly days: number;
  readonly dueOn: HongKongDay;
}

/** The days that a fee pays for, both included. */
export interface PaidDays {
  readonly from: HongKongDay;
  readonly through: HongKongDay;
}

/** The next fee of each kind that the plan has, whenever it is due; what is included is no fee. */
export function nextFees(state: FeeState): readonly Fee[] {
  const { plan, hasMainlandNumber } = state;
  const { monthlyFee, mainlandNumber } = plan;
  const fees: Fee[] = [];
  if (monthlyFee && monthlyFee.price.hkdMinor > 0n) {
    const dueOn = monthlyFee.isWaivedInPeriod
      ? afterPeriod(dueDayOf('monthly', state), state.periodEndsOn)
      : dueDayOf('monthly', state);
    fees.push({ kind: 'monthly', price: monthlyFee.price, days: monthDays, dueOn });
  }
  if (mainlandNumber && hasMainlandNumber && mainlandNumber.price.hkdMinor > 0n) {
    const { price, everyDays } = mainlandNumber;
    const dueOn = dueDayOf('mainland_number', state);
    fees.push({ kind: 'mainland_number', price, days: everyDays, dueOn });
  }
  return fees;
}

/** The fees that are due by the end of today. */
export function feesDue(state: FeeState, today: HongKongDay): readonly Fee[] {
  return nextFees(state).filter(({ dueOn }) => dueOn <= today);
}

/**
 * The days that a fee buys when it is paid today. Whoever pays late pays from today on: days on
 * which there was no money, and no service, are not charged afterwards.
 */
export function daysPaidBy({ days, dueOn }: Fee, today: HongKongDay): PaidDays {
  const from = dueOn > today ? dueOn : today;
  return { from, through: addDays(from, days - 1) };
}

function dueDayOf(kind: FeeKind, { paidThrough, startedOn }: FeeState): HongKongDay {
  const paid = paidThrough[kind];
  return paid === null ? startedOn : addDays(paid, 1);
}

/** Nothing is due while a period runs that was paid for. */
function afterPeriod(dueOn: HongKongDay, periodEndsOn: HongKongDay | null): HongKongDay {
  return periodEndsOn === null || periodEndsOn < dueOn ? dueOn : addDays(periodEndsOn, 1);
}
