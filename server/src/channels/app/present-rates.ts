import type { appRoutes } from '@lowu/contract/app';
import type { Static } from 'typebox';
import { isIn, type Language, minuteMs, toNumber, zones } from '#base';
import { type Catalog, planOf, type Rate, type TariffTime } from '#catalog';
import { type Estimate, type LineProfile, sentenceOf, type WishCost } from '#charging';
import { hkd } from '#platform/http';

type Rates = Static<(typeof appRoutes)['readRates']['answer']>;
type RateAnswer = Rates['zones'][number]['rates'][number];
type EstimateAnswer = Static<(typeof appRoutes)['estimateUse']['answer']>;

/** The prices of a plan, zone by zone. */
export function presentRates(catalog: Catalog, code: string, { optedIn }: LineProfile): Rates {
  const plan = planOf(catalog, code);
  return {
    plan: { code: plan.code, name: plan.name },
    version: catalog.version,
    zones: zones.map((zone) => ({
      zone,
      isOptedIn: isIn(optedIn, zone),
      rates: plan.rates
        .filter((rate) => isIn(rate.zones, zone))
        .map((rate) => presentRate(rate, catalog.times)),
    })),
  };
}

function presentRate(rate: Rate, times: readonly TariffTime[]): RateAnswer {
  const { code, service, direction, to, per, firstUnits, thenUnits, throttle, needsOptIn } = rate;
  const time = times.find((one) => one.code === rate.time);
  return {
    code,
    service,
    direction,
    to: to && [...to],
    time: time
      ? {
          name: time.name ?? { en: time.code, 'zh-Hant': time.code, 'zh-Hans': time.code },
          from: clockTime(time.fromMinute),
          until: clockTime(time.untilMinute),
        }
      : null,
    price: hkd(rate.priceMinor),
    per,
    firstUnits,
    thenUnits,
    connect: rate.connectMinor > 0n ? hkd(rate.connectMinor) : null,
    dailyCap: rate.dailyCapMinor === null ? null : hkd(rate.dailyCapMinor),
    fairUse: throttle && { afterBytes: toNumber(throttle.afterBytes), kbps: throttle.kbps },
    needsOptIn,
  };
}

function clockTime(minute: number): string {
  return new Date(minute * minuteMs).toISOString().slice(11, 16);
}

export function presentEstimate(estimate: Estimate, language: Language): EstimateAnswer {
  return {
    costs: estimate.costs.map((cost) => presentCost(cost, language)),
    amount: hkd(estimate.amountMinor),
    available: hkd(estimate.moneyMinor),
    lacking: hkd(estimate.lackingMinor),
  };
}

function presentCost(
  { wish, isSold, needsOptIn, amountMinor, stopsAfterUnits, why }: WishCost,
  language: Language,
): EstimateAnswer['costs'][number] {
  const shares = why.flatMap(({ packs }) => packs);
  return {
    service: wish.kind.service,
    direction: wish.kind.direction,
    units: toNumber(wish.units),
    isSold,
    needsOptIn,
    packUnits: toNumber(shares.reduce((sum, { units }) => sum + units, 0n)),
    amount: hkd(amountMinor),
    stopsAfter: stopsAfterUnits === null ? null : toNumber(stopsAfterUnits),
    why: why.map((explanation) => sentenceOf(explanation, language, 'estimate')),
  };
}
