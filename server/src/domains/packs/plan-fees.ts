import type { Plan } from '#catalog';
import type { LineId } from '#subscribers';
import { monthDays, type TermKind } from './term.ts';

/** A fee that recurs, for its next days. */
export interface Fee {
  readonly kind: 'monthly_fee' | 'mainland_number';
  readonly days: number;
  readonly priceMinor: bigint;
}

/** What decides which fees begin with a plan, and at which price. */
export interface FeeQuestion {
  readonly isRunning: (kind: TermKind) => boolean;
  /** Whether a period runs beside them. */
  readonly hasPeriod: boolean;
  readonly hasMainlandNumber: boolean;
}

export interface FeesToBegin {
  readonly line: LineId;
  readonly plan: Plan;
  readonly catalogVersion: number;
  /** False where the starter's price has paid the first ones. */
  readonly isPaidNow: boolean;
  readonly hasMainlandNumber: boolean;
}

/** The fees of a plan that do not run yet. Nothing is free unless the catalogue says so. */
export function feesOf(
  { monthlyFee, mainlandNumber }: Plan,
  { isRunning, hasPeriod, hasMainlandNumber }: FeeQuestion,
): readonly Fee[] {
  const fees: Fee[] = [];
  if (monthlyFee && !isRunning('monthly_fee')) {
    const isWaived = monthlyFee.isWaivedInPeriod && hasPeriod;
    const priceMinor = isWaived ? 0n : monthlyFee.price.hkdMinor;
    fees.push({ kind: 'monthly_fee', days: monthDays, priceMinor });
  }
  if (mainlandNumber && hasMainlandNumber && !isRunning('mainland_number')) {
    const { everyDays: days, price } = mainlandNumber;
    fees.push({ kind: 'mainland_number', days, priceMinor: price.hkdMinor });
  }
  return fees;
}

/**
 * What a line pays when a plan begins, in HKD: its period, if it has one, and the fees that do not
 * run yet. What a person is shown before they choose, and what is taken.
 */
export function firstChargeOf(
  plan: Plan,
  question: Pick<FeeQuestion, 'isRunning' | 'hasMainlandNumber'>,
): bigint {
  const period = plan.period?.price.hkdMinor ?? 0n;
  const fees = feesOf(plan, { ...question, hasPeriod: plan.period !== null });
  return fees.reduce((sum, { priceMinor }) => sum + priceMinor, period);
}
