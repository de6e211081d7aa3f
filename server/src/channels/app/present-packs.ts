import type { appRoutes } from '@lowu/contract/app';
import type { Static } from 'typebox';
import { addDays, hongKongDay, isoTime, startOfDay, toNumber, zonesOf } from '#base';
import type { Allowance, Catalog, Plan } from '#catalog';
import type { AccountBalance } from '#ledger';
import { firstChargeOf, isOpen, nameOfTerm, type PackOffer, type Term } from '#packs';
import type { Line } from '#subscribers';
import { hkd } from '#platform/http';

type Answer = Static<(typeof appRoutes)['listPacks']['answer']>;

export interface PacksParts {
  readonly line: Line;
  readonly catalog: Catalog;
  readonly balance: AccountBalance;
  readonly terms: readonly Term[];
  readonly offers: readonly PackOffer[];
}

export function presentPacks({ line, catalog, balance, terms, offers }: PacksParts): Answer {
  const cash = balance.units.find(({ unit }) => unit === 'HKD')?.available ?? 0n;
  const period = terms.find(({ kind, state }) => kind === 'period' && state === 'running');
  return {
    available: hkd(cash),
    validUntil: line.validUntil === null ? null : hongKongDay(line.validUntil),
    nextPlan: period ? nextPlanOf(period, line, catalog) : null,
    terms: terms.map((term) => presentTerm(term, catalog, line)),
    offers: offers.map((offer) => presentOffer(offer, cash)),
    plans: catalog.plans
      .filter(({ code, isSold }) => isSold || code === line.plan || code === period?.code)
      .map((plan) => presentPlan(plan, line, terms)),
  };
}

/** The plan that follows; shortly before its day its period has been bought already. */
function nextPlanOf(period: Term, line: Line, catalog: Catalog): Answer['nextPlan'] {
  const isAhead = period.code !== line.plan;
  const coming = isAhead ? period.code : period.nextPlan;
  const next = catalog.plans.find(({ code }) => code === coming);
  const from = isAhead ? isoTime(period.startsAt) : dayAfter(period.endsAt);
  return next ? { ...named(next), from } : null;
}

export function presentTerm(
  term: Term,
  catalog: Catalog,
  { validUntil }: Line,
): Answer['terms'][number] {
  const { id, kind, state, why, renews, endsAt } = term;
  const isRunningPack = kind === 'pack' && state === 'running';
  return {
    id,
    kind,
    name: nameOfTerm(term, catalog),
    price: hkd(term.priceMinor),
    startsAt: isoTime(term.startsAt),
    endsAt: isoTime(endsAt),
    outlivesLine: isRunningPack && (validUntil === null || endsAt > validUntil),
    state,
    why,
    renews,
    canChangeRenewal: state === 'running' && (kind === 'pack' || kind === 'period'),
  };
}

function presentOffer(offer: PackOffer, cash: bigint): Answer['offers'][number] {
  const { code, name, price, days, rollOverPeriods, outlivesLine } = offer;
  return {
    code,
    name,
    price: hkd(price.hkdMinor),
    priceCny: { amountMinor: toNumber(price.cnyMinor), currency: 'CNY' },
    days,
    includes: offer.includes.map(presentAllowance),
    rollOverPeriods,
    endsAt: isoTime(offer.endsAt),
    outlivesLine,
    endedAt: offer.endedAt === null ? null : isoTime(offer.endedAt),
    isAffordable: price.hkdMinor <= cash,
  };
}

function presentPlan(
  plan: Plan,
  { plan: present, numbers }: Line,
  terms: readonly Term[],
): Answer['plans'][number] {
  const { period, monthlyFee, mainlandNumber } = plan;
  const hasMainlandNumber = numbers.some(({ home }) => home === 'CN');
  const isRunning = (kind: Term['kind']): boolean =>
    terms.some((term) => term.kind === kind && isOpen(term));
  return {
    ...named(plan),
    isPresent: plan.code === present,
    period: period && {
      days: period.days,
      price: hkd(period.price.hkdMinor),
      includes: period.includes.map(presentAllowance),
      rollOverPeriods: period.rollOverPeriods,
    },
    monthlyFee: monthlyFee && hkd(monthlyFee.price.hkdMinor),
    mainlandNumberFee:
      mainlandNumber && hasMainlandNumber ? hkd(mainlandNumber.price.hkdMinor) : null,
    firstCharge: hkd(firstChargeOf(plan, { isRunning, hasMainlandNumber })),
  };
}

function presentAllowance({ unit, amount, zones, stopsAtEnd }: Allowance) {
  return { unit, amount: toNumber(amount), zones: zonesOf(zones), stopsAtEnd };
}

function named({ code, name }: Plan) {
  return { code, name };
}

function dayAfter(endsAt: number): string {
  return isoTime(startOfDay(addDays(hongKongDay(endsAt), 1)));
}
