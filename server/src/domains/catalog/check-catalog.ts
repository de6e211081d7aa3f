import type { Catalog, LifeCycleDays, Operator } from './catalog.ts';
import { bonusShape } from './bonus.ts';
import { isUsable, type Pack, packShape, type Plan, planShape, type WrittenPlan } from './plan.ts';
import {
  amount,
  coded,
  dayBegins,
  inside,
  nullOr,
  object,
  optional,
  type Place,
  type Problem,
  type Shape,
  tell,
  text,
  wholeNumber,
  words,
} from './shape.ts';
import { shelfShape } from './shelf.ts';
import {
  pricingProblems,
  type Rate,
  type Tariff,
  tariffShape,
  type TariffTime,
  tariffTimeShape,
} from './tariff.ts';
import { ladderShape } from './validity-ladder.ts';

/**
 * The document as an operator writes it. A new field is optional, so that old versions stay
 * readable.
 */
interface Written extends Omit<Catalog, 'version' | 'validFrom' | 'plans'> {
  /** Null: from the moment it is loaded. */
  readonly validFrom: number | null;
  readonly tariffs: readonly Tariff[];
  readonly plans: readonly WrittenPlan[];
}

const days = wholeNumber(1, 3_660);

const documentShape: Shape<Written> = object<Written>({
  validFrom: optional(nullOr(dayBegins), null),
  operator: object<Operator>({
    name: words,
    card: words,
    shortCode: text,
    hotline: text,
    sender: text,
  }),
  times: optional(coded(tariffTimeShape), []),
  lifeCycle: object<LifeCycleDays>({
    oneWayDays: days,
    lockedDays: days,
    quarantineDays: days,
    claimDays: days,
    reviveLockedMinor: amount(0n),
  }),
  validity: ladderShape,
  shelf: shelfShape,
  bonuses: optional(coded(bonusShape), []),
  tariffs: coded(tariffShape, 1),
  plans: coded(planShape, 1),
  packs: coded(packShape),
});

/**
 * What the document says, or everything that is wrong with it. Pure: asks no clock and no database.
 */
export type CheckedCatalog =
  | { readonly content: Omit<Catalog, 'version' | 'validFrom'>; readonly validFrom: number | null }
  | { readonly problems: readonly Problem[] };

/** Reads a catalogue that came from outside. */
export function checkCatalog(document: unknown): CheckedCatalog {
  const place: Place = { where: '', problems: [] };
  const { validFrom, tariffs, ...written } = documentShape(document, place);
  if (place.problems.length > 0) return { problems: place.problems };
  checkTimes(tariffs, written.times, place);
  const plans = written.plans.map((plan, index) =>
    withRates(plan, tariffs, written.times, inside(inside(place, 'plans'), index)),
  );
  checkPacks(written.packs, plans, inside(place, 'packs'));
  if (place.problems.length > 0) return { problems: place.problems };
  return { content: { ...written, plans }, validFrom };
}

function checkTimes(tariffs: readonly Tariff[], times: readonly TariffTime[], place: Place): void {
  const known = new Set(times.map((time) => time.code));
  for (const [index, tariff] of tariffs.entries()) {
    for (const { code, time } of tariff.rates) {
      if (time === null || known.has(time)) continue;
      tell(
        inside(inside(place, 'tariffs'), index),
        `rate ${code}: no tariff time is called ${time}`,
      );
    }
  }
}

function withRates(
  { tariffs: names, ...plan }: WrittenPlan,
  tariffs: readonly Tariff[],
  times: readonly TariffTime[],
  place: Place,
): Plan {
  const rates: Rate[] = [];
  for (const name of names) {
    const tariff = tariffs.find((one) => one.code === name);
    if (tariff) rates.push(...tariff.rates);
    else tell(inside(place, 'tariffs'), `no tariff is called ${name}`);
  }
  const codes = rates.map((rate) => rate.code);
  const twin = codes.find((one, index) => codes.indexOf(one) !== index);
  if (twin !== undefined) tell(inside(place, 'tariffs'), `two rates are called ${twin}`);
  for (const problem of pricingProblems(rates, times)) tell(inside(place, 'tariffs'), problem);
  for (const allowance of plan.period?.includes ?? []) {
    if (isUsable(allowance, rates)) continue;
    const what = `no rate of the plan takes ${allowance.eligibility} units in all their zones`;
    tell(inside(place, 'period'), what);
  }
  return { ...plan, rates };
}

/** A pack that no plan can use would be money for nothing. */
function checkPacks(packs: readonly Pack[], plans: readonly Plan[], place: Place): void {
  for (const [index, pack] of packs.entries()) {
    for (const allowance of pack.includes) {
      if (plans.some(({ rates }) => isUsable(allowance, rates))) continue;
      tell(inside(place, index), `no plan takes ${allowance.eligibility} units in all their zones`);
    }
  }
}
