import { Fault, type InstantMs } from '#base';
import { type Charge, chargeWithin } from './charge.ts';
import { tableAfter, type Terms, termsAt } from './choose-rate.ts';
import { countIn, type DayCount, withCount } from './day-count.ts';
import type { Meter } from './meter.ts';
import { type PackUnits, packsAfter } from './pack-units.ts';
import type { RateTable } from './rate-table.ts';
import type { UseKind } from './use-kind.ts';

/** What pays: the line's counts of the day, and the units it holds. */
export interface Purse {
  readonly counts: readonly DayCount[];
  readonly packs: readonly PackUnits[];
}

/** A use as it stands: the prices it keeps until the clock changes them, and its meter. */
export interface RunningUse {
  readonly kind: UseKind;
  /** The catalogue's version that was in force when the use, or its part of the day, began. */
  readonly table: RateTable;
  readonly meter: Meter;
}

/** What was used between two instants. The network's report, or a part of it. */
export interface Stretch {
  readonly fromMs: InstantMs;
  /** Not before `fromMs`; the same instant where all was used at once. */
  readonly untilMs: InstantMs;
  readonly units: bigint;
}

/** A charge for each part of a day that the stretch lies in, and how things stand afterwards. */
export interface Rated {
  readonly charges: readonly Charge[];
  readonly amountMinor: bigint;
  readonly use: RunningUse;
  readonly purse: Purse;
}

/**
 * Rates what was used. Pure: the caller stores the counts and the meter, draws the shares from the
 * packs and debits the amount. At each tariff time's edge and at midnight in Hong Kong the stretch
 * is cut, and `tables` (those of the line's plan) say which version holds from there on.
 */
export function rateUse(
  tables: readonly RateTable[],
  running: RunningUse,
  stretch: Stretch,
  { counts, packs }: Purse,
): Rated {
  const { kind } = running;
  let { table, meter } = running;
  const charges: Charge[] = [];
  let amountMinor = 0n;
  let purse = { counts, packs };
  let fromMs = stretch.fromMs;
  let spreadUnits = 0n;
  while (true) {
    const terms = termsOf(table, kind, fromMs);
    const isLast = stretch.untilMs <= terms.switchMs;
    const untilSwitch = isLast ? stretch.units : unitsUntil(stretch, terms.switchMs);
    const units = untilSwitch - spreadUnits;
    if (units > 0n) {
      const before = countIn(purse.counts, terms.part.rate, terms.midnightMs);
      const charge = chargeWithin(terms, fromMs, units, meter, before, purse.packs);
      charges.push(charge);
      amountMinor += charge.amountMinor;
      meter = {
        usedUnits: meter.usedUnits + units,
        countedUnits: meter.countedUnits + charge.countedUnits,
      };
      purse = {
        counts: charge.after === before ? purse.counts : withCount(purse.counts, charge.after),
        packs: packsAfter(purse.packs, charge.packs),
      };
    }
    if (isLast) return { charges, amountMinor, use: { kind, table, meter }, purse };
    spreadUnits = untilSwitch;
    fromMs = terms.switchMs;
    table = tableAfter(tables, table, kind, fromMs);
  }
}

/**
 * How much of a stretch was used before an instant in it. Seconds pass evenly; bytes are taken to,
 * where the network has not cut its report there, as it is asked to.
 */
function unitsUntil({ fromMs, untilMs, units }: Stretch, atMs: InstantMs): bigint {
  return (units * BigInt(atMs - fromMs)) / BigInt(untilMs - fromMs);
}

function termsOf(table: RateTable, kind: UseKind, atMs: InstantMs): Terms {
  const terms = termsAt(table, kind, atMs);
  if (!terms) throw new Fault(`${kind.service} was used in ${kind.zone}, where it is not sold`);
  return terms;
}
