import type { Words } from '#base';
import {
  type Allowance,
  allowanceShape,
  type PackUnit,
  type Price,
  priceShape,
} from './allowance.ts';
import {
  amount,
  code,
  list,
  nullOr,
  object,
  optional,
  type Shape,
  wholeNumber,
  words,
  yesOrNo,
} from './shape.ts';
import type { Rate } from './tariff.ts';

/** What a new card costs and what lies on it. */
export interface Starter {
  readonly price: Price;
  /** Cash on the card, in HKD. */
  readonly cashMinor: bigint;
  /** How long the line lives from its first use on. */
  readonly validDays: number;
}

/** A period that is paid at once and includes units. The starter's price pays the first one. */
export interface Period {
  readonly days: number;
  readonly price: Price;
  readonly includes: readonly Allowance[];
  /** For how many further periods unused units live on, if it is renewed in time. */
  readonly rollOverPeriods: number;
}

/** What the +86 number costs. A price of zero means that it is included. */
export interface MainlandNumberFee {
  readonly everyDays: number;
  readonly price: Price;
}

export interface MonthlyFee {
  readonly price: Price;
  /** Nothing is due while a paid period runs. */
  readonly isWaivedInPeriod: boolean;
}

interface PlanBase {
  readonly code: string;
  readonly name: Words;
  /** False where no line changes to it any more; those that have it keep it, at its prices. */
  readonly isSold: boolean;
  readonly starter: Starter;
  /** Null for a plan that is paid as it is used. */
  readonly period: Period | null;
  /** Null for a plan that has no +86 number. */
  readonly mainlandNumber: MainlandNumberFee | null;
  readonly monthlyFee: MonthlyFee | null;
  /** What the end of a line costs; null where the installation's setting says so for all plans. */
  readonly closingFee: Price | null;
}

/** A plan as it stands in the document: it names tariffs, which several plans may share. */
export interface WrittenPlan extends PlanBase {
  readonly tariffs: readonly string[];
}

/** A plan with the rates of all its tariffs. */
export interface Plan extends PlanBase {
  readonly rates: readonly Rate[];
}

/** A bundle of units that a line can buy from its cash. */
export interface Pack {
  readonly code: string;
  readonly name: Words;
  readonly price: Price;
  /** Hong Kong days, the day of purchase included; it ends with the last one's last second. */
  readonly days: number;
  readonly includes: readonly Allowance[];
  /** For how many further times unused units live on, if it is bought again before it ends. */
  readonly rollOverPeriods: number;
}

const rollOverPeriods = optional(wholeNumber(0, 12), 0);
const days = wholeNumber(1, 3_660);

export const planShape: Shape<WrittenPlan> = object<WrittenPlan>({
  code,
  name: words,
  isSold: optional(yesOrNo, true),
  starter: object<Starter>({ price: priceShape, cashMinor: amount(0n), validDays: days }),
  period: nullOr(
    object<Period>({
      days,
      price: priceShape,
      includes: list(allowanceShape, 1),
      rollOverPeriods,
    }),
  ),
  mainlandNumber: nullOr(object<MainlandNumberFee>({ everyDays: days, price: priceShape })),
  monthlyFee: nullOr(object<MonthlyFee>({ price: priceShape, isWaivedInPeriod: yesOrNo })),
  closingFee: optional(nullOr(priceShape), null),
  tariffs: list(code, 1),
});

export const packShape: Shape<Pack> = object<Pack>({
  code,
  name: words,
  price: priceShape,
  days,
  includes: list(allowanceShape, 1),
  rollOverPeriods,
});

const paysFor: Readonly<Record<PackUnit, Rate['service']>> = {
  BYTE: 'data',
  SECOND: 'voice',
  MESSAGE: 'sms',
};

/** Whether units could ever be used at these rates, in each zone that they promise. */
export function isUsable(allowance: Allowance, rates: readonly Rate[]): boolean {
  const reached = rates
    .filter(
      (rate) =>
        rate.service === paysFor[allowance.unit] && rate.eligibility === allowance.eligibility,
    )
    .reduce((mask, rate) => mask | rate.zones, 0);
  return (allowance.zones & ~reached) === 0;
}
