import type { Allowance, Catalog, Plan } from '#catalog';
import { monthDays, type Term } from './term.ts';

/** What there is to buy for the next term. */
export interface NextTerm {
  readonly code: string;
  readonly days: number;
  readonly priceMinor: bigint;
  readonly includes: readonly Allowance[];
  readonly rollOverPeriods: number;
}

export interface NextQuestion {
  readonly term: Term;
  readonly catalog: Catalog;
  /** The plan that the line has, or goes over to now. */
  readonly plan: Plan | undefined;
  /** Whether the line has a period then. */
  readonly hasPeriod: boolean;
}

/** Null where nothing follows as the plan is; undefined where it is no longer sold. */
export function nextOf({
  term,
  catalog,
  plan,
  hasPeriod,
}: NextQuestion): NextTerm | null | undefined {
  switch (term.kind) {
    case 'pack': {
      const pack = catalog.packs.find(({ code }) => code === term.code);
      if (!pack) return undefined;
      const { code, days, price, includes, rollOverPeriods } = pack;
      return { code, days, priceMinor: price.hkdMinor, includes, rollOverPeriods };
    }
    case 'period': {
      if (!plan) return undefined;
      if (!plan.period) return null;
      const { days, price, includes, rollOverPeriods } = plan.period;
      return { code: plan.code, days, priceMinor: price.hkdMinor, includes, rollOverPeriods };
    }
    case 'monthly_fee': {
      if (!plan?.monthlyFee) return null;
      const { price, isWaivedInPeriod } = plan.monthlyFee;
      const priceMinor = isWaivedInPeriod && hasPeriod ? 0n : price.hkdMinor;
      return feeOf(plan.code, monthDays, priceMinor);
    }
    case 'mainland_number': {
      if (!plan?.mainlandNumber) return null;
      const { everyDays, price } = plan.mainlandNumber;
      return feeOf(plan.code, everyDays, price.hkdMinor);
    }
  }
}

function feeOf(code: string, days: number, priceMinor: bigint): NextTerm {
  return { code, days, priceMinor, includes: [], rollOverPeriods: 0 };
}
