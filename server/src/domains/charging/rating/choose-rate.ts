import { dayMs, hongKongMidnight, type InstantMs, isIn, present, type ZoneMask } from '#base';
import { versionInForce } from '#catalog';
import { refuse } from '../refusals.ts';
import type { PartOfDay, RateTable } from './rate-table.ts';
import { numberOf, type UseKind } from './use-kind.ts';

/** The price of a kind of use at an instant, and until when the clock leaves it alone. */
export interface Terms {
  readonly kind: UseKind;
  readonly version: number;
  readonly part: PartOfDay;
  /** The first instant of the Hong Kong day. */
  readonly midnightMs: InstantMs;
  /** The next instant at which time may change the price: a tariff time's edge, or midnight. */
  readonly switchMs: InstantMs;
}

/** Undefined where the service is not sold. Asks nobody's consent: see `chooseRate`. */
export function termsAt(table: RateTable, kind: UseKind, atMs: InstantMs): Terms | undefined {
  const day = table.days[numberOf(kind)];
  if (!day) return undefined;
  const midnightMs = hongKongMidnight(atMs);
  const sinceMs = atMs - midnightMs;
  let index = day.length - 1;
  while (index > 0 && sinceMs < (day[index]?.startsMs ?? 0)) index -= 1;
  const part = present(day[index], 'the part of the day');
  const switchMs = midnightMs + (day[index + 1]?.startsMs ?? dayMs);
  return { kind, version: table.number, part, midnightMs, switchMs };
}

/**
 * What a use that is about to begin, or to go on, costs. Refuses with `service_not_sold` where the
 * plan sells nothing of the kind in that zone, and with `service_needs_opt_in` where the subscriber
 * has not said yes to it in that zone.
 */
export function chooseRate(
  table: RateTable,
  kind: UseKind,
  atMs: InstantMs,
  optedIn: ZoneMask,
): Terms {
  const { service, zone } = kind;
  const terms = termsAt(table, kind, atMs);
  if (!terms) throw refuse.service_not_sold({ service, zone, plan: table.plan });
  if (terms.part.rate.needsOptIn && !isIn(optedIn, zone)) {
    throw refuse.service_needs_opt_in({ service, zone, plan: table.plan });
  }
  return terms;
}

/** Of the tables of one plan the one in force; the earliest, if none is yet. */
export function tableInForce(tables: readonly RateTable[], atMs: InstantMs): RateTable {
  return present(versionInForce(tables, atMs) ?? tables[0], 'a table of rates');
}

/**
 * The table of a use that goes on at an instant: the one it had at an earlier one, unless the clock
 * has changed the price since. A version that is younger than the use itself, of which it is only
 * told now, does not price it.
 */
export function tableGoingOn(
  tables: readonly RateTable[],
  table: RateTable,
  kind: UseKind,
  sinceMs: InstantMs,
  atMs: InstantMs,
): RateTable {
  const terms = termsAt(table, kind, atMs);
  if (!terms || table.validFrom > atMs) return tableAfter(tables, table, kind, atMs);
  const changedMs = terms.midnightMs + terms.part.startsMs;
  if (sinceMs > changedMs) return table;
  const next = tableAfter(tables, table, kind, changedMs);
  return next.validFrom > table.validFrom ? next : table;
}

/**
 * The table that a use goes on with after the clock has changed the price: of the version in force
 * by then, or its own where that sells nothing of the kind. A use that began stays priced.
 */
export function tableAfter(
  tables: readonly RateTable[],
  table: RateTable,
  kind: UseKind,
  atMs: InstantMs,
): RateTable {
  const next = tables.length > 0 ? tableInForce(tables, atMs) : table;
  return termsAt(next, kind, atMs) ? next : table;
}
