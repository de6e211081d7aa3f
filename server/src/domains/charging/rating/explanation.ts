import { type HongKongDay, hongKongDay, type InstantMs, type Words } from '#base';
import type { Charge } from './charge.ts';
import { capLeft, isOverFairUse, restAt } from './day-count.ts';
import type { PackShare } from './pack-units.ts';
import type { UseKind } from './use-kind.ts';

/** Which money paid: what was topped up, a promotion's, or credit for emergencies. */
export type MoneyKind = 'cash' | 'bonus' | 'credit';

export interface MoneyShare {
  readonly kind: MoneyKind;
  readonly amountMinor: bigint;
}

/**
 * Why a charge is what it is. All of it adds up, in fractions of a minor unit by `per`:
 *
 *     broughtOver + moneyUnits × priceMinor + connectMinor × per
 *       = amountMinor × per + carriedOn + waived
 */
export interface Explanation {
  readonly kind: UseKind;
  readonly fromMs: InstantMs;
  readonly day: HongKongDay;
  /** The version of the catalogue, and the rate in it. */
  readonly version: number;
  readonly rate: string;
  /** The part of the day that the rate is for; null at all times. */
  readonly time: { readonly code: string; readonly name: Words | null } | null;
  readonly usedUnits: bigint;
  readonly countedUnits: bigint;
  readonly firstUnits: bigint;
  readonly thenUnits: bigint;
  readonly packs: readonly PackShare[];
  readonly moneyUnits: bigint;
  readonly priceMinor: bigint;
  readonly per: bigint;
  readonly connectMinor: bigint;
  /** What earlier uses of the day left below one minor unit, and what this one leaves. */
  readonly broughtOver: bigint;
  readonly carriedOn: bigint;
  /** What the cap of the day has spared. */
  readonly waived: bigint;
  readonly cap: { readonly mostMinor: bigint; readonly isReached: boolean } | null;
  readonly fairUse: {
    readonly afterBytes: bigint;
    readonly kbps: number | null;
    readonly isOver: boolean;
  } | null;
  readonly amountMinor: bigint;
  /** Which money paid it; empty where it is not posted, or nothing was to be paid. */
  readonly money: readonly MoneyShare[];
}

export function explain(charge: Charge, money: readonly MoneyShare[] = []): Explanation {
  const { terms, fromMs, usedUnits, countedUnits, packs, moneyUnits, before, after } = charge;
  const { connectMinor, amountMinor } = charge;
  const { rate } = terms.part;
  const { code, time, timeName, firstUnits, thenUnits, priceMinor, per } = rate;
  const { dailyCapMinor, throttle } = rate;
  const broughtOver = restAt(rate, before);
  const carriedOn = restAt(rate, after);
  const exact = broughtOver + moneyUnits * priceMinor + connectMinor * per;
  return {
    kind: terms.kind,
    fromMs,
    day: hongKongDay(terms.midnightMs),
    version: terms.version,
    rate: code,
    time: time === null ? null : { code: time, name: timeName },
    usedUnits,
    countedUnits,
    firstUnits,
    thenUnits,
    packs,
    moneyUnits,
    priceMinor,
    per,
    connectMinor,
    broughtOver,
    carriedOn,
    waived: exact - amountMinor * per - carriedOn,
    cap:
      dailyCapMinor === null
        ? null
        : { mostMinor: dailyCapMinor, isReached: capLeft(rate, after) === 0n },
    fairUse: throttle === null ? null : { ...throttle, isOver: isOverFairUse(rate, after) },
    amountMinor,
    money,
  };
}
