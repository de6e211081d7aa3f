import { dayMs, type Unit } from '#base';
import type { Catalog } from '#catalog';
import { lockedBucket } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import type { ChargedLine } from './charged-lines.ts';
import type { Charge } from './rating/charge.ts';
import { capLeft } from './rating/day-count.ts';

/**
 * Sees in what a charge has changed already whether it brought units low or reached a cap. Nothing
 * is read for it, and nothing made where nothing was passed, as with nearly all charges.
 */
export function seeLevelsPassed(tx: Tx, catalog: Catalog, line: ChargedLine, charge: Charge): void {
  const { rate } = charge.terms.part;
  for (const { bucket: number, units } of charge.packs) {
    const bucket = lockedBucket(tx, accountOf(line.id), number);
    const { balance: left, unit, zones, eligibility, blocks, expiresAt, cause } = bucket;
    const before = left + units;
    const isLow = left <= 0n || levelsFor(catalog, unit).some((at) => before > at && left <= at);
    if (!isLow) continue;
    const kind = { unit, zones, eligibility, blocks, expiresAt, cause };
    const pack = { line: line.id, at: tx.nowMs, bucket: number, ...kind, before, left };
    line.passed = { ...line.passed, packs: [...line.passed.packs, pack] };
  }
  if (capLeft(rate, charge.after) !== 0n || capLeft(rate, charge.before) === 0n) return;
  const { midnightMs, kind } = charge.terms;
  const cap = {
    line: line.id,
    at: tx.nowMs,
    zone: kind.zone,
    service: kind.service,
    capMinor: charge.after.amountMinor,
    until: midnightMs + dayMs - 1,
  };
  line.passed = { ...line.passed, caps: [...line.passed.caps, cap] };
}

/** What is left of units when so much of them is used: a fifth of what is sold under some name. */
const leftShare = 5n;

const kept = new WeakMap<Catalog, ReadonlyMap<Unit, readonly bigint[]>>();
const none: readonly bigint[] = [];

/**
 * What a fifth of packs and periods of this unit may be. Which of them a bucket came with is not
 * known where it is charged; whoever is told looks that up, seldom.
 */
function levelsFor(catalog: Catalog, unit: Unit): readonly bigint[] {
  let levels = kept.get(catalog);
  if (!levels) {
    const periods = catalog.plans.flatMap(({ period }) => period ?? []);
    const sold = [...catalog.packs, ...periods].flatMap(({ includes }) => includes);
    const byUnit = Map.groupBy(sold, (one): Unit => one.unit);
    levels = new Map(
      [...byUnit].map(([of, all]) => [
        of,
        [...new Set(all.map(({ amount }) => amount / leftShare))],
      ]),
    );
    kept.set(catalog, levels);
  }
  return levels.get(unit) ?? none;
}
