import { dayMs, type InstantMs } from '#base';
import type { Allowance, Catalog, Plan } from '#catalog';
import type { SettingValues } from '#platform/settings';
import { monthDays, noticeAt, renewAt, type Term } from './term.ts';

/** What there is to buy for the next term. */
export interface NextTerm {
  readonly code: string;
  readonly days: number;
  readonly priceMinor: bigint;
  readonly includes: readonly Allowance[];
  readonly rollOverPeriods: number;
}

/** What becomes of a term that is due. A renewal that cannot be paid becomes a lapse or a debt. */
export type Due =
  | { readonly does: 'wait' }
  | { readonly does: 'tell' }
  | { readonly does: 'end' }
  | { readonly does: 'lapse'; readonly why: 'validity' | 'withdrawn' }
  | { readonly does: 'renew'; readonly next: NextTerm };

export interface DueQuestion {
  readonly term: Term;
  readonly nowMs: InstantMs;
  readonly settings: SettingValues;
  readonly catalog: Catalog;
  /** The plan that the line has, or goes over to now. */
  readonly plan: Plan | undefined;
  readonly hasPeriod: boolean;
  readonly validUntil: InstantMs | null;
}

/** Decides about one term, without its money, which only the books can answer for. */
export function decideDue(question: DueQuestion): Due {
  const { term, nowMs, settings, validUntil } = question;
  if (nowMs < renewAt(term, settings)) {
    const notice = term.toldAt === null ? noticeAt(term, settings) : null;
    return notice !== null && nowMs >= notice ? { does: 'tell' } : { does: 'wait' };
  }
  if (!term.renews && term.nextPlan === null) return { does: 'end' };
  const next = nextOf(question);
  if (next === undefined) return { does: 'lapse', why: 'withdrawn' };
  if (next === null) return { does: 'end' };
  // A period brings its own validity with it; whatever else outlives the line is not sold to it.
  const outlives = term.kind === 'pack' && (validUntil ?? 0) < term.endsAt + next.days * dayMs;
  return outlives ? { does: 'lapse', why: 'validity' } : { does: 'renew', next };
}

/** Null where nothing follows as the plan is; undefined where it is no longer sold. */
function nextOf({ term, catalog, plan, hasPeriod }: DueQuestion): NextTerm | null | undefined {
  switch (term.kind) {
    case 'pack': {
      const pack = catalog.packs.find(({ code }) => code === term.code);
      if (!pack) return undefined;
      const { code, days, price, includes } = pack;
      return { code, days, priceMinor: price.hkdMinor, includes, rollOverPeriods: 0 };
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
