import { type InstantMs, isIn, type ZoneMask } from '#base';
import { type Guards, guardedRest } from './guards.ts';
import { affordable } from './rating/affordable.ts';
import { tableInForce, type Terms, termsAt } from './rating/choose-rate.ts';
import { type Explanation, explain } from './rating/explanation.ts';
import { countIn } from './rating/day-count.ts';
import { newMeter } from './rating/meter.ts';
import { blocksMoney } from './rating/pack-units.ts';
import type { RateTable } from './rating/rate-table.ts';
import { type Purse, rateUse } from './rating/rate-use.ts';
import { endOf, type Wish } from './wish.ts';
export type { Wish } from './wish.ts';

export interface DryRunQuestion {
  /** The prices of the plan, in all versions that may come into force meanwhile. */
  readonly tables: readonly RateTable[];
  readonly wishes: readonly Wish[];
  readonly atMs: InstantMs;
  readonly optedIn: ZoneMask;
  readonly guards: Guards;
  /** As it stands now, or empty for whoever has no line yet. */
  readonly purse: Purse;
  readonly moneyMinor: bigint;
}

/** What one wish would cost, and why. */
export interface WishCost {
  readonly wish: Wish;
  /** False where the plan does not have it; then there is nothing else to say. */
  readonly isSold: boolean;
  readonly needsOptIn: boolean;
  readonly amountMinor: bigint;
  /** After so many units its guards, or a pack that blocks, would end it; null where none does. */
  readonly stopsAfterUnits: bigint | null;
  readonly why: readonly Explanation[];
}

export interface DryRun {
  readonly costs: readonly WishCost[];
  readonly amountMinor: bigint;
  /** What the money lacks; zero where it is enough. */
  readonly lackingMinor: bigint;
}

/**
 * What some use would cost from now on, by the code that will charge it: each wish on top of those
 * before it, all of them beginning now.
 */
export function dryRun({
  tables,
  wishes,
  atMs,
  optedIn,
  guards,
  purse,
  moneyMinor,
}: DryRunQuestion): DryRun {
  const table = tableInForce(tables, atMs);
  let left = purse;
  let amountMinor = 0n;
  const costs = wishes.map((wish): WishCost => {
    const { kind, units } = wish;
    const terms = termsAt(table, kind, atMs);
    if (!terms) return notSold(wish);
    const stopsAfterUnits = guardedAfter(guards, terms, left, atMs, units);
    const untilMs = endOf(wish, atMs);
    const begun = { kind, table, meter: newMeter };
    const rated = rateUse(tables, begun, { fromMs: atMs, untilMs, units }, left);
    left = rated.purse;
    amountMinor += rated.amountMinor;
    return {
      wish,
      isSold: true,
      needsOptIn: terms.part.rate.needsOptIn && !isIn(optedIn, kind.zone),
      amountMinor: rated.amountMinor,
      stopsAfterUnits,
      why: rated.charges.map((charge) => explain(charge)),
    };
  });
  const missing = amountMinor - (moneyMinor > 0n ? moneyMinor : 0n);
  return { costs, amountMinor, lackingMinor: missing > 0n ? missing : 0n };
}

function notSold(wish: Wish): WishCost {
  const nothing = { amountMinor: 0n, stopsAfterUnits: null, why: [] };
  return { wish, isSold: false, needsOptIn: false, ...nothing };
}

/** How far the guards would let a use go that has packs and money without end. */
function guardedAfter(
  guards: Guards,
  terms: Terms,
  { counts, packs }: Purse,
  atMs: InstantMs,
  units: bigint,
): bigint | null {
  const isBlocked = blocksMoney(packs, terms.part.spending, atMs);
  const rest = isBlocked ? 0n : guardedRest(guards, counts, terms.kind, atMs);
  if (rest === null) return null;
  const count = countIn(counts, terms.part.rate, terms.midnightMs);
  const reach = affordable(terms, atMs, { meter: newMeter, count, packs, moneyMinor: rest });
  return reach.units < units ? reach.units : null;
}
