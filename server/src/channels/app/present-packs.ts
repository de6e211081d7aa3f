import type { appRoutes } from '@lowu/contract/app';
import type { Static } from 'typebox';
import { addDays, hongKongDay, isoTime, startOfDay, toNumber, zonesOf } from '#base';
import type { Allowance, Catalog, Plan } from '#catalog';
import type { AccountBalance } from '#ledger';
import { nameOfTerm, type PackOffer, type Term } from '#packs';
import type { Line } from '#subscribers';
import { hkd } from './present.ts';

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
  const next = catalog.plans.find(({ code }) => code === period?.nextPlan);
  return {
    available: hkd(cash),
    validUntil: line.validUntil === null ? null : hongKongDay(line.validUntil),
    nextPlan: period && next ? { ...named(next), from: dayAfter(period.endsAt) } : null,
    terms: terms.map((term) => presentTerm(term, catalog)),
    offers: offers.map((offer) => presentOffer(offer, cash)),
    plans: catalog.plans.map((plan) => presentPlan(plan, line)),
  };
}

export function presentTerm(term: Term, catalog: Catalog): Answer['terms'][number] {
  const { id, kind, state, why, renews } = term;
  return {
    id,
    kind,
    name: nameOfTerm(term, catalog),
    price: hkd(term.priceMinor),
    startsAt: isoTime(term.startsAt),
    endsAt: isoTime(term.endsAt),
    state,
    why,
    renews,
    canChangeRenewal: state === 'running' && (kind === 'pack' || kind === 'period'),
  };
}

function presentOffer(offer: PackOffer, cash: bigint): Answer['offers'][number] {
  const { code, name, price, days, outlivesLine } = offer;
  return {
    code,
    name,
    price: hkd(price.hkdMinor),
    priceCny: { amountMinor: toNumber(price.cnyMinor), currency: 'CNY' },
    days,
    includes: offer.includes.map(presentAllowance),
    endsAt: isoTime(offer.endsAt),
    outlivesLine,
    endedAt: offer.endedAt === null ? null : isoTime(offer.endedAt),
    isAffordable: price.hkdMinor <= cash,
  };
}

function presentPlan(plan: Plan, line: Line): Answer['plans'][number] {
  const { period, monthlyFee, mainlandNumber } = plan;
  return {
    ...named(plan),
    isPresent: plan.code === line.plan,
    period: period && {
      days: period.days,
      price: hkd(period.price.hkdMinor),
      includes: period.includes.map(presentAllowance),
    },
    monthlyFee: monthlyFee && hkd(monthlyFee.price.hkdMinor),
    mainlandNumberFee: mainlandNumber && hkd(mainlandNumber.price.hkdMinor),
  };
}

function presentAllowance({ unit, amount, zones }: Allowance) {
  return { unit, amount: toNumber(amount), zones: zonesOf(zones) };
}

function named({ code, name }: Plan) {
  return { code, name };
}

function dayAfter(endsAt: number): string {
  return isoTime(startOfDay(addDays(hongKongDay(endsAt), 1)));
}
